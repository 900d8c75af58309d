package dev.thinkwatt.catalog.publication;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Why something was published, in words that are kept. */
@Size(max = 500) @Pattern(regexp = "(?s).*\\S.*")
@Pattern(regexp = "[\\P{Cntrl}\\n\\t]*") @ReportAsSingleViolation
@Constraint(validatedBy = {})
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({FIELD, METHOD, PARAMETER})
public @interface Reason {

    /** The rule in words. */
    String message() default "must be 1 to 500 characters of text";

    /** Bean validation's groups. */
    Class<?>[] groups() default {};

    /** Bean validation's payload. */
    Class<? extends Payload>[] payload() default {};
}

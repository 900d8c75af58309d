package dev.thinkwatt.support.ids;

import static java.lang.annotation.ElementType.ANNOTATION_TYPE;
import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The id of a thing: short, printable, and safe in a path, a Kafka key and a file name. */
@Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}") @ReportAsSingleViolation
@Constraint(validatedBy = {})
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({FIELD, METHOD, PARAMETER, ANNOTATION_TYPE, TYPE_USE})
public @interface Identifier {

    /** The rule in words. */
    String message() default "must be 1 to 64 letters, digits, '.', '_' or '-', and start with a letter or digit";

    /** Bean validation's groups. */
    Class<?>[] groups() default {};

    /** Bean validation's payload. */
    Class<? extends Payload>[] payload() default {};
}

package dev.thinkwatt.billing.account;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Text that can be stored and printed: no control characters but line ends, no halves of characters. */
@Pattern(regexp = "[\\n[^\\p{Cc}\\p{Cs}]]*") @ReportAsSingleViolation
@Constraint(validatedBy = {})
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@interface Printable {

    /** The rule in words. */
    String message() default "must be printable text";

    /** Bean validation's groups. */
    Class<?>[] groups() default {};

    /** Bean validation's payload. */
    Class<? extends Payload>[] payload() default {};
}

package dev.thinkwatt.billing.invoice;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** A month that can have invoices: in the years 2000 to 2099. */
@Constraint(validatedBy = Period.InRange.class)
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
public @interface Period {

    /** The rule in words. */
    String message() default "must be a month of the years 2000 to 2099, like 2026-11";

    /** Bean validation's groups. */
    Class<?>[] groups() default {};

    /** Bean validation's payload. */
    Class<? extends Payload>[] payload() default {};

    /** The check. */
    class InRange implements ConstraintValidator<Period, YearMonth> {
        @Override
        public boolean isValid(@Nullable YearMonth month, ConstraintValidatorContext context) {
            return month == null || (month.getYear() >= 2000 && month.getYear() < 2100);
        }
    }
}

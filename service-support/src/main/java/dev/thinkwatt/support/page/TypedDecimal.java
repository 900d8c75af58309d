package dev.thinkwatt.support.page;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** A number as somebody types it into a form: digits, and a point before its decimals. */
public final class TypedDecimal {

    /** What is asked of one. */
    public static final String RULE = "must be a number such as 0.12, with a point before its decimals";

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,9}(\\.\\d{1,9})?");

    private TypedDecimal() {}

    /** Empty for what is none. */
    public static Optional<BigDecimal> parse(String typed) {
        return Optional.of(typed.strip())
                .filter(text -> DECIMAL.matcher(text).matches())
                .map(BigDecimal::new);
    }
}

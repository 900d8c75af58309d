package dev.thinkwatt.support.json;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Decimals as others write them. */
public final class Decimals {

    /** No exponent: {@code 1e999999999} is ten characters and, written out, a gigabyte. */
    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,40}(\\.\\d{1,60})?");

    private Decimals() {}

    /**
     * Reads a decimal of at most 40 digits before the point and 60 after it.
     *
     * @throws NumberFormatException for anything else, an exponent above all
     */
    public static BigDecimal parse(String text) {
        if (!PLAIN.matcher(text).matches()) {
            throw new NumberFormatException("not a plain decimal");
        }
        return new BigDecimal(text);
    }
}

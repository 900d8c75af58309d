package dev.thinkwatt.billing.invoice;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Cells of a CSV file that a spreadsheet will open. */
public final class CsvCell {

    /** A text that starts with one of these is a formula to a spreadsheet. */
    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private CsvCell() {}

    /** Text as text: an apostrophe keeps a spreadsheet from running it as a formula. */
    public static String text(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** A number, written out. A negative one is a number, not a formula. */
    public static String number(BigDecimal number) {
        return number.toPlainString();
    }
}

package dev.thinkwatt.support.page;

import io.quarkus.qute.TemplateExtension;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as pages show them: exact unless they say otherwise, without zeros that say nothing. */
@TemplateExtension
final class Figures {

    /** More than any of our numbers has: none is rounded. */
    private static final int DECIMALS_MAX = 40;

    private static final int DECIMALS_SHORTENED = 6;

    private Figures() {}

    /** With its thousands apart, such as {@code 13,044.375}. */
    static String grouped(Number number) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMaximumFractionDigits(DECIMALS_MAX);
        return format.format(new BigDecimal(number.toString()));
    }

    /** To six decimals, half up: where many stand side by side, each with its exact figure to point at. */
    static String shortened(BigDecimal number) {
        return grouped(number.setScale(DECIMALS_SHORTENED, RoundingMode.HALF_UP));
    }

    /** So many of something, such as {@code 3,000 requests}. */
    static String counted(Number number, String noun) {
        String figure = grouped(number);
        return figure + " " + noun + (figure.equals("1") ? "" : "s");
    }

    /** A share, such as {@code 80 %} of 0.8. */
    static String percent(BigDecimal share) {
        return grouped(share.movePointRight(2)) + " %";
    }
}

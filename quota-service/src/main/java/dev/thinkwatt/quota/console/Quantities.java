package dev.thinkwatt.quota.console;

import dev.thinkwatt.model.plan.Allowance;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;

/** Units as people read them: exact, and money with its currency. */
final class Quantities {

    private static final int DECIMALS_MAX = 18;

    private Quantities() {}

    static String of(BigDecimal units, Allowance.Meter meter, Currency currency) {
        return switch (meter) {
            case REQUESTS, TOKENS -> number(units, 0);
            case MONEY -> number(units, currency.getDefaultFractionDigits()) + " " + currency.getCurrencyCode();
        };
    }

    static String unit(Allowance.Meter meter) {
        return switch (meter) {
            case REQUESTS -> "requests";
            case TOKENS -> "tokens";
            case MONEY -> "money";
        };
    }

    private static String number(BigDecimal units, int decimals) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(DECIMALS_MAX);
        return format.format(units);
    }
}

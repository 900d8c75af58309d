package dev.thinkwatt.billing.invoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** How the amount of a line is rounded: HALF_UP, to the minor unit of its currency. */
final class Rounding {

    private Rounding() {}

    static BigDecimal toMinorUnit(BigDecimal exact, Currency currency) {
        return exact.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP);
    }
}

package dev.thinkwatt.billing.invoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** Where an invoice rounds, always HALF_UP: amounts of lines, quantities in kWh, and means. Everything else is exact. */
final class Rounding {

    /** Decimals of a quantity in kWh, and of a rate per kWh. */
    private static final int ENERGY_DECIMALS = 6;

    /** 1 kWh is 10^12 nWh. */
    private static final int NANO_DECIMALS = 12;

    private Rounding() {}

    static BigDecimal toMinorUnit(BigDecimal exact, Currency currency) {
        return exact.setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP);
    }

    /** Exact kWh. */
    static BigDecimal kwh(long nanoWattHours) {
        return BigDecimal.valueOf(nanoWattHours, NANO_DECIMALS);
    }

    static BigDecimal toSixDecimals(BigDecimal exact) {
        return exact.setScale(ENERGY_DECIMALS, RoundingMode.HALF_UP);
    }

    /** Sum over weight, or zero where nothing weighs anything. */
    static BigDecimal mean(BigDecimal sum, BigDecimal weight) {
        return weight.signum() == 0
                ? BigDecimal.ZERO.setScale(ENERGY_DECIMALS, RoundingMode.UNNECESSARY)
                : sum.divide(weight, ENERGY_DECIMALS, RoundingMode.HALF_UP);
    }
}

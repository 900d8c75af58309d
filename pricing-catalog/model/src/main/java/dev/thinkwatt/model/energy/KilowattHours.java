package dev.thinkwatt.model.energy;

import java.math.BigDecimal;

/** Energy in kWh of what is kept in whole nWh: 10^12 of them are one. Exact. */
public final class KilowattHours {

    private static final int DECIMALS = 12;

    private KilowattHours() {}

    public static BigDecimal of(long nanoWattHours) {
        return BigDecimal.valueOf(nanoWattHours, DECIMALS);
    }

    public static BigDecimal of(BigDecimal nanoWattHours) {
        return nanoWattHours.movePointLeft(DECIMALS);
    }
}

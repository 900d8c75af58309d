package dev.thinkwatt.model.energy;

import java.math.BigDecimal;

/**
 * An electricity price as exchanges publish it.
 *
 * @param perMwh money per MWh, in the index's own currency; it may be negative
 */
public record IndexPrice(BigDecimal perMwh) {

    private static final int KWH_PER_MWH = 3;

    /**
     * The price per kWh in another currency, exact: what is disclosed is the rate made of it, and only that is rounded.
     *
     * @param exchangeRate units of the other currency per unit of the index's currency, 1 for the same one
     */
    public BigDecimal perKwh(BigDecimal exchangeRate) {
        if (exchangeRate.signum() <= 0) {
            throw new IllegalArgumentException("an exchange rate is more than 0");
        }
        return perMwh.multiply(exchangeRate).movePointLeft(KWH_PER_MWH);
    }
}

package dev.thinkwatt.model.energy;

import java.math.BigDecimal;
import java.time.ZoneId;

/**
 * Where models run.
 *
 * @param pue power usage effectiveness: energy of the whole facility per energy of its computers, 1 to 5
 * @param workPerWh what its hardware does per Wh, relative to the reference hardware (2.3 for the newest accelerators), 0.1
 *     to 1000
 * @param agreementShare share of its power bought under a purchase agreement, 0 to 1
 * @param agreementDiscount what the agreement takes off the market price, 0 to 1
 */
public record Site(
        String id,
        String name,
        ZoneId zone,
        BigDecimal pue,
        String hardwareClass,
        BigDecimal workPerWh,
        BigDecimal agreementShare,
        BigDecimal agreementDiscount) {

    private static final BigDecimal PUE_MAX = BigDecimal.valueOf(5);
    private static final BigDecimal WORK_PER_WH_MIN = new BigDecimal("0.1");
    private static final BigDecimal WORK_PER_WH_MAX = BigDecimal.valueOf(1000);

    private static final int SHARE_DECIMALS_MAX = 6;

    public Site {
        requireBetween("pue", pue, BigDecimal.ONE, PUE_MAX);
        requireBetween("workPerWh", workPerWh, WORK_PER_WH_MIN, WORK_PER_WH_MAX);
        requireShare("agreementShare", agreementShare);
        requireShare("agreementDiscount", agreementDiscount);
    }

    /** {@code p_eff}: a market price per kWh after the purchase agreement, exact. */
    public BigDecimal effectivePrice(BigDecimal pricePerKwh) {
        return pricePerKwh.multiply(BigDecimal.ONE.subtract(agreementShare.multiply(agreementDiscount)));
    }

    /** Few decimals, so that no number computed from it is longer than what can be read again. */
    private static void requireShare(String name, BigDecimal value) {
        requireBetween(name, value, BigDecimal.ZERO, BigDecimal.ONE);
        if (value.scale() > SHARE_DECIMALS_MAX) {
            throw new IllegalArgumentException(name + " has at most " + SHARE_DECIMALS_MAX + " decimals");
        }
    }

    private static void requireBetween(String name, BigDecimal value, BigDecimal min, BigDecimal max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(name + " lies between " + min + " and " + max);
        }
    }
}

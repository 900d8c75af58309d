package dev.thinkwatt.model.energy;

import java.math.BigDecimal;
import java.time.ZoneId;

/**
 * Where models run.
 *
 * @param pue power usage effectiveness: energy of the whole facility per energy of its computers, at least 1
 * @param workPerWh what its hardware does per Wh, relative to the reference hardware (2.3 for the newest accelerators)
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
    public Site {
        if (pue.compareTo(BigDecimal.ONE) < 0) {
            throw new IllegalArgumentException("pue is at least 1");
        }
        if (workPerWh.signum() <= 0) {
            throw new IllegalArgumentException("workPerWh is more than 0");
        }
        requireShare("agreementShare", agreementShare);
        requireShare("agreementDiscount", agreementDiscount);
    }

    private static void requireShare(String name, BigDecimal share) {
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(name + " lies between 0 and 1");
        }
    }
}

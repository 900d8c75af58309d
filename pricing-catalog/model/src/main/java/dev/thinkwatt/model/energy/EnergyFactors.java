package dev.thinkwatt.model.energy;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What turns the energy of computers of the reference kind into that of the facility: {@code E_fac = E_it · PUE · L · M / H}.
 *
 * @param pue power usage effectiveness of the site
 * @param latencyFactor L, of the service tier
 * @param modeFactor M, of the mode a turn ran in; 1 wherever tokens are metered
 * @param workPerWh H, of the site's hardware
 */
public record EnergyFactors(BigDecimal pue, BigDecimal latencyFactor, BigDecimal modeFactor, BigDecimal workPerWh) {

    private static final int NANO = 9;

    public EnergyFactors {
        if (pue.signum() <= 0 || latencyFactor.signum() <= 0 || modeFactor.signum() <= 0 || workPerWh.signum() <= 0) {
            throw new IllegalArgumentException("an energy factor is more than 0");
        }
    }

    /** The factors of metered tokens at a site. */
    public static EnergyFactors of(Site site, BigDecimal latencyFactor) {
        return new EnergyFactors(site.pue(), latencyFactor, BigDecimal.ONE, site.workPerWh());
    }

    /** The same site and tier, for a turn in a mode of its own. */
    public EnergyFactors in(Mode mode) {
        return new EnergyFactors(pue, latencyFactor, mode.factor(), workPerWh);
    }

    /**
     * What the facility draws, rounded HALF_UP to whole nWh. The products are exact, and H divides last and once, so that
     * this rounding is the only one.
     *
     * @param wattHours E_it, exact
     */
    public long nanoWattHours(BigDecimal wattHours) {
        return wattHours
                .multiply(pue)
                .multiply(latencyFactor)
                .multiply(modeFactor)
                .movePointRight(NANO)
                .divide(workPerWh, 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /**
     * A way of answering that draws more per turn: {@code M = 1 + (multiplier − 1)·(1 − offset)}.
     *
     * @param multiplier energy of a turn relative to a plain one, at least 1
     * @param offset the part of the rise that savings elsewhere take back, 0 to 1
     */
    public record Mode(BigDecimal multiplier, BigDecimal offset) {

        private static final BigDecimal MULTIPLIER_MAX = BigDecimal.valueOf(100);

        public Mode {
            if (multiplier.compareTo(BigDecimal.ONE) < 0 || multiplier.compareTo(MULTIPLIER_MAX) > 0) {
                throw new IllegalArgumentException("multiplier of a mode lies between 1 and " + MULTIPLIER_MAX);
            }
            if (offset.signum() < 0 || offset.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("offset of a mode lies between 0 and 1");
            }
        }

        /** M, exact. */
        public BigDecimal factor() {
            BigDecimal rise = multiplier.subtract(BigDecimal.ONE);
            return BigDecimal.ONE.add(rise.multiply(BigDecimal.ONE.subtract(offset)));
        }
    }
}

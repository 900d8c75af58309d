package dev.thinkwatt.model.energy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A surcharge as a percentage of the net amount: so many points for each whole step that the price index lies above its
 * base. A fall is passed on the same way, step by step.
 *
 * @param base the index value per kWh at which nothing is charged
 * @param step the size of a step per kWh
 * @param pointsPerStep percentage points per step
 * @param maxPercent the most that is charged, and the most that is given back; null: no bound
 */
public record StepTable(
        BigDecimal base,
        BigDecimal step,
        BigDecimal pointsPerStep,
        @Nullable BigDecimal maxPercent) {

    private static final int PERCENT = 2;

    public StepTable {
        if (step.signum() <= 0) {
            throw new IllegalArgumentException("step is more than 0");
        }
        if (pointsPerStep.signum() < 0) {
            throw new IllegalArgumentException("pointsPerStep is never negative");
        }
        if (maxPercent != null && maxPercent.signum() <= 0) {
            throw new IllegalArgumentException("maxPercent is more than 0");
        }
    }

    /** Whole steps between the base and an index value, negative below the base; a step begun does not count. */
    public long steps(BigDecimal index) {
        return index.subtract(base).divide(step, 0, RoundingMode.DOWN).longValueExact();
    }

    /** The surcharge in percent, exact. */
    public BigDecimal percent(BigDecimal index) {
        BigDecimal percent = pointsPerStep.multiply(BigDecimal.valueOf(steps(index)));
        return maxPercent == null ? percent : percent.min(maxPercent).max(maxPercent.negate());
    }

    /** The surcharge on a net amount, exact. */
    public BigDecimal on(BigDecimal net, BigDecimal index) {
        return net.multiply(percent(index).movePointLeft(PERCENT));
    }
}

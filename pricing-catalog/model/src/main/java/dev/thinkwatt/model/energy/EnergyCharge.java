package dev.thinkwatt.model.energy;

import dev.thinkwatt.model.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The electricity of one request: what the facility drew, and what of its cost is passed on.
 *
 * @param nanoWattHours whole nWh drawn by the facility, rounded HALF_UP once
 * @param pue as it was at the site that day
 * @param workPerWh of the site's hardware
 * @param latencyFactor of the service tier
 * @param amount the exact sum of the parts
 */
public record EnergyCharge(
        String site,
        String hardwareClass,
        long nanoWattHours,
        BigDecimal pue,
        BigDecimal workPerWh,
        BigDecimal latencyFactor,
        List<Part> parts,
        Money amount) {

    /**
     * What was drawn in one interval of the price index.
     *
     * @param price per kWh, as published: of the interval, or the index of an earlier month
     * @param effectivePrice per kWh, after the site's purchase agreement
     * @param rate per kWh passed on, rounded HALF_UP to 6 decimals: the rate that is disclosed and multiplied
     * @param cut per kWh, what cap or floor took off (positive) or added (negative) to the rate
     * @param amount kWh times rate, exact
     * @param indexMonth the local month of which the price is the index, or null where it is that of the interval
     * @param intervalPrice what a kWh cost in the interval itself, after the site's purchase agreement, or null where the
     *     effective price says so
     * @param estimated true where the price was missing and is estimated, else null
     */
    public record Part(
            Instant intervalStart,
            long nanoWattHours,
            BigDecimal price,
            BigDecimal effectivePrice,
            BigDecimal rate,
            BigDecimal cut,
            BigDecimal amount,
            String source,
            @Nullable YearMonth indexMonth,
            @Nullable BigDecimal intervalPrice,
            @Nullable Boolean estimated) {
        /** Whether the price was missing and is estimated. */
        public boolean isEstimated() {
            return estimated != null && estimated;
        }
    }

    public EnergyCharge {
        parts = List.copyOf(parts);
    }

    /** Whether any of its prices was missing and is estimated. */
    public boolean hasEstimates() {
        return parts.stream().anyMatch(Part::isEstimated);
    }
}

package dev.thinkwatt.model.energy;

import dev.thinkwatt.model.usage.ServiceTier;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a plan passes on what electricity costs beyond the price already inside its list prices.
 *
 * @param priceBase the electricity price per kWh that the list prices already contain
 * @param passThrough the part of the difference that is passed on, 1 for all of it
 * @param floor the lowest rate per kWh, or null: a fall below the base is passed on too
 * @param cap the highest rate per kWh, or null
 * @param latencyReductionMs how many ms faster than standard a tier answers, in steps of 10; a tier not named is 0
 */
public record SurchargePolicy(
        Currency currency,
        BigDecimal priceBase,
        BigDecimal passThrough,
        @Nullable BigDecimal floor,
        @Nullable BigDecimal cap,
        IntervalRule intervalRule,
        Map<ServiceTier, Integer> latencyReductionMs) {

    /** Which prices an event takes. */
    public enum IntervalRule {
        /** The price of the interval in which it started. */
        START,
        /** The prices of all intervals it spans, by milliseconds. */
        APPORTION
    }

    public SurchargePolicy {
        latencyReductionMs = Map.copyOf(latencyReductionMs);
        latencyReductionMs.forEach((tier, ms) -> {
            if (ms < 0 || ms % 10 != 0) {
                throw new IllegalArgumentException("latencyReductionMs of " + tier + " is a multiple of 10, from 0 on");
            }
        });
        if (floor != null && cap != null && floor.compareTo(cap) > 0) {
            throw new IllegalArgumentException("floor is above cap");
        }
    }
}

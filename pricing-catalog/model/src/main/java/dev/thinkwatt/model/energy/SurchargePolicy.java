package dev.thinkwatt.model.energy;

import dev.thinkwatt.model.usage.ServiceTier;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a plan passes on what electricity costs beyond the price already inside its list prices.
 *
 * @param priceBase the electricity price per kWh that the list prices already contain
 * @param passThrough the part of the difference that is passed on, 1 for all of it
 * @param floor the lowest rate per kWh, of at most 6 decimals, or null: a fall below the base is passed on too
 * @param cap the highest rate per kWh, of at most 6 decimals, or null
 * @param latencyReductionMs how many ms faster than standard a tier answers, in steps of 10 up to 300; a tier not named is 0
 */
public record SurchargePolicy(
        Currency currency,
        BigDecimal priceBase,
        BigDecimal passThrough,
        @Nullable BigDecimal floor,
        @Nullable BigDecimal cap,
        IntervalRule intervalRule,
        Map<ServiceTier, Integer> latencyReductionMs) {

    private static final int LATENCY_REDUCTION_MS_MAX = 300;

    /** Electricity per 10 ms that a tier answers faster. */
    private static final BigDecimal LATENCY_STEP = new BigDecimal("1.05");

    private static final int RATE_DECIMALS = 6;

    /** Which prices an event takes. */
    public enum IntervalRule {
        /** The price of the interval in which it started. */
        START,
        /** The prices of all intervals it spans, by milliseconds. */
        APPORTION
    }

    public SurchargePolicy {
        latencyReductionMs = inOrder(latencyReductionMs);
        latencyReductionMs.forEach((tier, ms) -> {
            if (ms < 0 || ms > LATENCY_REDUCTION_MS_MAX || ms % 10 != 0) {
                throw new IllegalArgumentException("latencyReductionMs of " + tier
                        + " is a multiple of 10 between 0 and " + LATENCY_REDUCTION_MS_MAX);
            }
        });
        if (priceBase.signum() < 0 || passThrough.signum() < 0) {
            throw new IllegalArgumentException("priceBase and passThrough are never negative");
        }
        requireDisclosable("floor", floor);
        requireDisclosable("cap", cap);
        if (floor != null && cap != null && floor.compareTo(cap) > 0) {
            throw new IllegalArgumentException("floor is above cap");
        }
    }

    /**
     * What is passed on per kWh.
     *
     * @param perKwh the disclosed rate, of 6 decimals: the one that is multiplied
     * @param cut what the cap took off (positive) or the floor added (negative), of 6 decimals
     */
    public record Rate(BigDecimal perKwh, BigDecimal cut) {}

    /**
     * {@code clamp(pass_through·(p_eff − p_base), floor, cap)}, rounded HALF_UP to 6 decimals.
     *
     * @param effectivePrice per kWh, after the site's purchase agreement
     */
    public Rate rate(BigDecimal effectivePrice) {
        BigDecimal passedOn =
                passThrough.multiply(effectivePrice.subtract(priceBase)).setScale(RATE_DECIMALS, RoundingMode.HALF_UP);
        BigDecimal rate = passedOn;
        if (floor != null) {
            rate = rate.max(floor.setScale(RATE_DECIMALS));
        }
        if (cap != null) {
            rate = rate.min(cap.setScale(RATE_DECIMALS));
        }
        return new Rate(rate, passedOn.subtract(rate));
    }

    /** L of a service tier: 1.05 for each 10 ms that it answers faster, compound and exact. */
    public BigDecimal latencyFactor(ServiceTier tier) {
        return LATENCY_STEP.pow(latencyReductionMs.getOrDefault(tier, 0) / 10);
    }

    private static void requireDisclosable(String name, @Nullable BigDecimal rate) {
        if (rate != null && rate.stripTrailingZeros().scale() > RATE_DECIMALS) {
            throw new IllegalArgumentException(name + " has more than " + RATE_DECIMALS + " decimals");
        }
    }

    /** The same in one order always, so that the same policy is written the same everywhere. */
    private static Map<ServiceTier, Integer> inOrder(Map<ServiceTier, Integer> latencyReductionMs) {
        Map<ServiceTier, Integer> ordered = new EnumMap<>(ServiceTier.class);
        ordered.putAll(Map.copyOf(latencyReductionMs));
        return Collections.unmodifiableMap(ordered);
    }
}

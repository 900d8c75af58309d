package dev.thinkwatt.model.energy;

import dev.thinkwatt.model.usage.ServiceTier;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collections;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a plan passes on what electricity costs beyond the price already inside its list prices.
 *
 * @param priceBase the electricity price per kWh that the list prices already contain
 * @param passThrough the part of the difference that is passed on, 1 for all of it
 * @param floor the lowest rate per kWh, of at most 6 decimals, or null: a fall below the base is passed on too
 * @param cap the highest rate per kWh, of at most 6 decimals, or null
 * @param latencyReductionMs how many ms faster than standard a tier answers, in steps of 10 up to 300; a tier not named is 0
 * @param lagMonths 1 to 12: events take the index of the site of so many months before their own; 0 or absent: each takes the
 *     prices of its own time
 * @param fallback what an event does whose price is missing; absent: {@link Fallback#HOLD}
 * @param capShare what a line comes to at most, as a share of the usage of its site, version and month, more than 0 to 1;
 *     absent: it may come to more
 * @param steps instead of a rate per kWh, which needs an index: {@code lagMonths} of 1 at least; all of the difference is
 *     passed on, and floor and cap are absent
 * @param noticeDays how long before it comes into force a version is approved that changes this policy, in days of 24 hours;
 *     0 or absent: it may come into force at once
 */
public record SurchargePolicy(
        Currency currency,
        BigDecimal priceBase,
        BigDecimal passThrough,
        @Nullable BigDecimal floor,
        @Nullable BigDecimal cap,
        IntervalRule intervalRule,
        Map<ServiceTier, Integer> latencyReductionMs,
        @Nullable Integer lagMonths,
        @Nullable Fallback fallback,
        @Nullable BigDecimal capShare,
        @Nullable Steps steps,
        @Nullable Integer noticeDays) {

    /** How many days back a price may be that stands for one that is missing. */
    public static final int ESTIMATE_DAYS_MAX = 7;

    private static final int LAG_MONTHS_MAX = 12;
    private static final int NOTICE_DAYS_MAX = 365;

    private static final int LATENCY_REDUCTION_MS_MAX = 300;

    /** Electricity per 10 ms that a tier answers faster. */
    private static final BigDecimal LATENCY_STEP = new BigDecimal("1.05");

    private static final int RATE_DECIMALS = 6;

    /** No kWh has a rate: its price says what it cost, and nothing is multiplied by it. */
    private static final Rate BY_STEPS =
            new Rate(BigDecimal.ZERO.setScale(RATE_DECIMALS), BigDecimal.ZERO.setScale(RATE_DECIMALS));

    /** Which prices an event takes. */
    public enum IntervalRule {
        /** The price of the interval in which it started. */
        START,
        /** The prices of all intervals it spans, by milliseconds. */
        APPORTION
    }

    /** What an event does whose price is missing. */
    public enum Fallback {
        /** It waits for the price. */
        HOLD,
        /** It takes the last price of the same local time of day, of 7 days before at most, until its own is published. */
        LAST_SAME_SLOT
    }

    /**
     * A surcharge in percent of the net usage, by whole steps of the index from the price base.
     *
     * @param step the size of a step per kWh, more than 0
     * @param points percentage points for each, 0 or more
     * @param maxPercent the most that is charged, and the most that is credited; absent: no bound
     */
    public record Steps(
            BigDecimal step, BigDecimal points, @Nullable BigDecimal maxPercent) {
        public Steps {
            if (step.signum() <= 0 || points.signum() < 0 || (maxPercent != null && maxPercent.signum() <= 0)) {
                throw new IllegalArgumentException("step and maxPercent are more than 0, points never negative");
            }
        }
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
        requireBetween("lagMonths", lagMonths, LAG_MONTHS_MAX);
        requireBetween("noticeDays", noticeDays, NOTICE_DAYS_MAX);
        if (capShare != null && (capShare.signum() <= 0 || capShare.compareTo(BigDecimal.ONE) > 0)) {
            throw new IllegalArgumentException("capShare is more than 0 and at most 1");
        }
        if (steps != null
                && (lagMonths == null
                        || lagMonths == 0
                        || passThrough.compareTo(BigDecimal.ONE) != 0
                        || floor != null
                        || cap != null)) {
            throw new IllegalArgumentException(
                    "steps need an index, all of the difference, and neither a floor nor a cap");
        }
    }

    /** By the prices of its own time, waiting for those that are missing, a rate for each kWh, changed without notice. */
    public SurchargePolicy(
            Currency currency,
            BigDecimal priceBase,
            BigDecimal passThrough,
            @Nullable BigDecimal floor,
            @Nullable BigDecimal cap,
            IntervalRule intervalRule,
            Map<ServiceTier, Integer> latencyReductionMs) {
        this(
                currency,
                priceBase,
                passThrough,
                floor,
                cap,
                intervalRule,
                latencyReductionMs,
                null,
                null,
                null,
                null,
                null);
    }

    /**
     * What is passed on per kWh.
     *
     * @param perKwh the disclosed rate, of 6 decimals: the one that is multiplied
     * @param cut what the cap took off (positive) or the floor added (negative), of 6 decimals
     */
    public record Rate(BigDecimal perKwh, BigDecimal cut) {}

    /**
     * {@code clamp(pass_through·(p_eff − p_base), floor, cap)}, rounded HALF_UP to 6 decimals; 0 where steps
     * are charged instead, on the usage.
     *
     * @param effectivePrice per kWh, after the site's purchase agreement
     */
    public Rate rate(BigDecimal effectivePrice) {
        if (steps != null) {
            return BY_STEPS;
        }
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

    /** How many months before its own the index is of that an event takes; 0 where it takes the prices of its own time. */
    public int lag() {
        return lagMonths == null ? 0 : lagMonths;
    }

    /** Whether a price that is missing is estimated, once it was waited for. */
    public boolean estimates() {
        return fallback == Fallback.LAST_SAME_SLOT;
    }

    /** Whether what a line comes to depends on the net usage of its site, so that it is known only with all of that. */
    public boolean dependsOnUsage() {
        return capShare != null || steps != null;
    }

    /** The steps from the price base; null where a rate is charged for each kWh. */
    public @Nullable StepTable stepTable() {
        return steps == null ? null : new StepTable(priceBase, steps.step(), steps.points(), steps.maxPercent());
    }

    /** What a version promises before another follows that changes its policy; nothing unless it says so. */
    public Duration notice() {
        return Duration.ofDays(noticeDays == null ? 0 : noticeDays);
    }

    /** Whether two plans pass electricity on alike, however their policies are written; null passes nothing on. */
    public static boolean isSame(@Nullable SurchargePolicy one, @Nullable SurchargePolicy other) {
        return Objects.equals(one == null ? null : one.plain(), other == null ? null : other.plain());
    }

    /** With every number in its shortest form, and with what is absent as what it stands for. */
    private SurchargePolicy plain() {
        return new SurchargePolicy(
                currency,
                priceBase.stripTrailingZeros(),
                passThrough.stripTrailingZeros(),
                plain(floor),
                plain(cap),
                intervalRule,
                plain(latencyReductionMs),
                lagMonths == null ? 0 : lagMonths,
                fallback == null ? Fallback.HOLD : fallback,
                plain(capShare),
                steps == null
                        ? null
                        : new Steps(
                                steps.step().stripTrailingZeros(),
                                steps.points().stripTrailingZeros(),
                                plain(steps.maxPercent())),
                noticeDays == null ? 0 : noticeDays);
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros();
    }

    private static Map<ServiceTier, Integer> plain(Map<ServiceTier, Integer> latencies) {
        Map<ServiceTier, Integer> all = new EnumMap<>(ServiceTier.class);
        for (ServiceTier tier : ServiceTier.values()) {
            all.put(tier, latencies.getOrDefault(tier, 0));
        }
        return all;
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

    private static void requireBetween(String name, @Nullable Integer value, int max) {
        if (value != null && (value < 0 || value > max)) {
            throw new IllegalArgumentException(name + " lies between 0 and " + max);
        }
    }

    /** The same in one order always, so that the same policy is written the same everywhere. */
    private static Map<ServiceTier, Integer> inOrder(Map<ServiceTier, Integer> latencyReductionMs) {
        Map<ServiceTier, Integer> ordered = new EnumMap<>(ServiceTier.class);
        ordered.putAll(Map.copyOf(latencyReductionMs));
        return Collections.unmodifiableMap(ordered);
    }
}

package dev.thinkwatt.model.energy;

import dev.thinkwatt.model.energy.ElectricityPrices.Priced;
import dev.thinkwatt.model.energy.EnergyCharge.Part;
import dev.thinkwatt.model.energy.SurchargePolicy.IntervalRule;
import dev.thinkwatt.model.energy.SurchargePolicy.Rate;
import dev.thinkwatt.model.money.Allocation;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.usage.UsageEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The electricity of one request: which prices it takes, what it drew, and what of its cost is passed on. */
public final class Surcharge {

    private static final Rate NOTHING_PASSED_ON = new Rate(BigDecimal.ZERO, BigDecimal.ZERO);

    private Surcharge() {}

    /**
     * The prices that an event takes, in order; empty where any of them is missing.
     *
     * @param policy null, as {@code START}, where the plan passes nothing on
     * @param estimates whether what is missing is estimated where the policy falls back on that
     */
    public static List<Priced> intervals(
            UsageEvent event, @Nullable SurchargePolicy policy, ElectricityPrices prices, boolean estimates) {
        boolean fills = estimates && policy != null && policy.estimates();
        List<Priced> own = isAtStart(event, policy)
                ? prices.at(event.site(), event.startedAt(), fills).stream().toList()
                : prices.between(event.site(), event.startedAt(), event.endedAt(), fills);
        return policy == null || policy.lag() == 0 ? own : lagging(own, policy.lag(), prices, fills);
    }

    private static boolean isAtStart(UsageEvent event, @Nullable SurchargePolicy policy) {
        return policy == null
                || policy.intervalRule() == IntervalRule.START
                || ms(event.startedAt(), event.endedAt()) == 0;
    }

    /** Each interval at the index of so many months before its own. */
    private static List<Priced> lagging(List<Priced> own, int months, ElectricityPrices prices, boolean fills) {
        List<Priced> lagging = new ArrayList<>(own.size());
        for (Priced priced : own) {
            Optional<MonthIndex> index = prices.index(
                    priced.site().id(), YearMonth.from(priced.day().day()).minusMonths(months), fills);
            if (index.isEmpty()) {
                return List.of();
            }
            lagging.add(priced.at(index.get()));
        }
        return lagging;
    }

    /**
     * Energy and its charge, exact but for the two roundings of the formula: whole nWh, and the disclosed rate. PUE and
     * hardware are those of the day on which the event started.
     *
     * @param policy null where the plan passes nothing on: the rate is 0
     * @param intervals at least one, as {@link #intervals} gives them
     * @param currency of the plan
     */
    public static EnergyCharge charge(
            UsageEvent event,
            EnergyProfile profile,
            @Nullable SurchargePolicy policy,
            List<Priced> intervals,
            Currency currency) {
        Site site = intervals.getFirst().site();
        BigDecimal latencyFactor = policy == null ? BigDecimal.ONE : policy.latencyFactor(event.serviceTier());
        long nanoWattHours = profile.nanoWattHours(event.usage(), EnergyFactors.of(site, latencyFactor));
        List<Part> parts = parts(nanoWattHours, event.startedAt(), event.endedAt(), policy, intervals);
        BigDecimal amount = parts.stream().map(Part::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new EnergyCharge(
                site.id(),
                site.hardwareClass(),
                nanoWattHours,
                site.pue(),
                site.workPerWh(),
                latencyFactor,
                parts,
                new Money(amount, currency));
    }

    /** The energy apportioned over the intervals by milliseconds; all of it to the first where there is only one. */
    static List<Part> parts(
            long nanoWattHours,
            Instant startedAt,
            Instant endedAt,
            @Nullable SurchargePolicy policy,
            List<Priced> intervals) {
        long[] shares = intervals.size() == 1
                ? new long[] {nanoWattHours}
                : Allocation.byLargestRemainder(
                        nanoWattHours,
                        intervals.stream()
                                .map(Priced::interval)
                                .mapToLong(interval ->
                                        ms(later(startedAt, interval.start()), earlier(endedAt, interval.end())))
                                .toArray());
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            parts.add(part(shares[i], policy, intervals.get(i)));
        }
        return parts;
    }

    private static Part part(long nanoWattHours, @Nullable SurchargePolicy policy, Priced priced) {
        BigDecimal effectivePrice = priced.site().effectivePrice(priced.pricePerKwh());
        Rate rate = policy == null ? NOTHING_PASSED_ON : policy.rate(effectivePrice);
        return new Part(
                priced.interval().start(),
                nanoWattHours,
                priced.pricePerKwh(),
                effectivePrice,
                rate.perKwh(),
                rate.cut(),
                KilowattHours.of(nanoWattHours).multiply(rate.perKwh()),
                priced.source(),
                priced.index() == null ? null : priced.index().month(),
                priced.index() == null
                        ? null
                        : priced.site().effectivePrice(priced.interval().pricePerKwh()),
                priced.isEstimated() ? Boolean.TRUE : null);
    }

    private static long ms(Instant from, Instant until) {
        return until.toEpochMilli() - from.toEpochMilli();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

package dev.thinkwatt.model.energy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What electricity costs at each site at each instant, as far as it is known. */
public final class ElectricityPrices {

    private final Map<String, Timeline<Priced>> bySite = new HashMap<>();
    private final MonthIndexes indexes = new MonthIndexes(this);

    private ElectricityPrices(Map<String, SortedMap<Instant, Priced>> byStart) {
        byStart.forEach((site, prices) -> bySite.put(site, new Timeline<>(prices.values(), Priced::interval)));
    }

    /**
     * @param days in any order, at most one per site and day. Should a site have moved to another zone, so that two of
     *     its days overlap, the later day's price stands
     */
    public static ElectricityPrices of(Collection<ElectricityDay> days) {
        Map<String, SortedMap<Instant, Priced>> byStart = new HashMap<>();
        days.stream()
                .sorted(Comparator.comparing(ElectricityDay::day))
                .forEach(day -> add(day, byStart.computeIfAbsent(day.site().id(), id -> new TreeMap<>())));
        return new ElectricityPrices(byStart);
    }

    private static void add(ElectricityDay day, SortedMap<Instant, Priced> intervals) {
        for (ElectricityDay.Interval interval : day.intervals()) {
            intervals.put(interval.start(), new Priced(day, interval));
        }
    }

    /** The price in force at a site at an instant; empty where none is known. */
    public Optional<Priced> at(String site, Instant instant) {
        return at(site, instant, false);
    }

    /**
     * The price in force at a site at an instant.
     *
     * @param estimates whether a price that is missing is the last one of the same local time of day instead
     */
    public Optional<Priced> at(String site, Instant instant, boolean estimates) {
        Timeline<Priced> prices = bySite.get(site);
        if (prices == null) {
            return Optional.empty();
        }
        Optional<Priced> known = prices.at(instant);
        return known.isPresent() || !estimates ? known : SameSlot.estimate(prices, instant);
    }

    /**
     * The prices in force at a site from one instant (inclusive) to a later one (exclusive), in order and without a gap;
     * empty where any is missing.
     */
    public List<Priced> between(String site, Instant from, Instant until) {
        return between(site, from, until, false);
    }

    /** @param estimates as of {@link #at(String, Instant, boolean)} */
    List<Priced> between(String site, Instant from, Instant until, boolean estimates) {
        List<Priced> spanned = new ArrayList<>();
        for (Instant reached = from; reached.isBefore(until); ) {
            Optional<Priced> next = at(site, reached, estimates);
            if (next.isEmpty()) {
                return List.of();
            }
            spanned.add(next.get());
            reached = next.get().interval().end();
        }
        return List.copyOf(spanned);
    }

    /**
     * The index of a site for one of its local months; empty where a price of it is missing. It is computed once.
     *
     * @param estimates as of {@link #at(String, Instant, boolean)}
     */
    public Optional<MonthIndex> index(String site, YearMonth month, boolean estimates) {
        return indexes.of(site, month, estimates);
    }

    /** The zone of a site in a month, as far as it is known by then. */
    Optional<ZoneId> zone(String site, YearMonth month) {
        return Optional.ofNullable(bySite.get(site))
                .flatMap(prices -> prices.lastBegun(month.plusMonths(1)
                        .atDay(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()))
                .map(last -> last.site().zone());
    }

    /**
     * What a kWh costs in one interval, and the day (with its site) that it is part of.
     *
     * @param index that is taken instead of the interval's own price, or null
     * @param filled whether the interval's own price is missing, and estimated
     */
    public record Priced(
            ElectricityDay day,
            ElectricityDay.Interval interval,
            @Nullable MonthIndex index,
            boolean filled) {
        Priced(ElectricityDay day, ElectricityDay.Interval interval) {
            this(day, interval, null, false);
        }

        /** The same interval at the price of an index. */
        Priced at(MonthIndex taken) {
            return new Priced(day, interval, taken, filled);
        }

        public Site site() {
            return day.site();
        }

        public BigDecimal pricePerKwh() {
            return index == null ? interval.pricePerKwh() : index.perKwh();
        }

        public Currency currency() {
            return index == null ? day.currency() : index.currency();
        }

        /** Where it was published. */
        public String source() {
            return index == null ? day.source() : index.source();
        }

        /** Whether any price that it is made of is missing, and estimated. */
        public boolean isEstimated() {
            return filled || (index != null && index.estimated());
        }
    }
}

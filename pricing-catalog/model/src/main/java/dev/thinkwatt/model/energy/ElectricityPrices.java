package dev.thinkwatt.model.energy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What electricity costs at each site at each instant, as far as it is known. */
public final class ElectricityPrices {

    private final Map<String, Timeline<Priced>> bySite = new HashMap<>();

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
        Timeline<Priced> prices = bySite.get(site);
        return prices == null ? Optional.empty() : prices.at(instant);
    }

    /**
     * The prices in force at a site from one instant (inclusive) to a later one (exclusive), in order and without a gap;
     * empty where any is missing.
     */
    public List<Priced> between(String site, Instant from, Instant until) {
        List<Priced> spanned = new ArrayList<>();
        for (Instant reached = from; reached.isBefore(until); ) {
            Optional<Priced> next = at(site, reached);
            if (next.isEmpty()) {
                return List.of();
            }
            spanned.add(next.get());
            reached = next.get().interval().end();
        }
        return List.copyOf(spanned);
    }

    /** One interval's price, and the day (with its site) that it was published in. */
    public record Priced(ElectricityDay day, ElectricityDay.Interval interval) {
        public Site site() {
            return day.site();
        }

        public BigDecimal pricePerKwh() {
            return interval.pricePerKwh();
        }
    }
}

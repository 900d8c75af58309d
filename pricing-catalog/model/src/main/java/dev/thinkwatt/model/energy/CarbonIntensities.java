package dev.thinkwatt.model.energy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a kWh emits at each site at each instant, as far as it is known. */
public final class CarbonIntensities {

    private final Map<String, Timeline<Known>> bySite = new HashMap<>();

    /** One interval of the day that it was published in. */
    private record Known(CarbonDay day, CarbonDay.Interval interval) {}

    /** @param source who published it */
    public record Intensity(BigDecimal gramsCo2ePerKwh, String source) {}

    private CarbonIntensities(Map<String, SortedMap<Instant, Known>> byStart) {
        byStart.forEach((site, known) -> bySite.put(site, new Timeline<>(known.values(), Known::interval)));
    }

    /** @param days in any order, at most one per site and day; where days overlap, the later day's intensity stands */
    public static CarbonIntensities of(Collection<CarbonDay> days) {
        Map<String, SortedMap<Instant, Known>> byStart = new HashMap<>();
        days.stream()
                .sorted(Comparator.comparing(CarbonDay::day))
                .forEach(day -> day.intervals()
                        .forEach(interval -> byStart.computeIfAbsent(day.siteId(), id -> new TreeMap<>())
                                .put(interval.start(), new Known(day, interval))));
        return new CarbonIntensities(byStart);
    }

    /** What holds at a site at an instant; empty where nothing is known. */
    public Optional<Intensity> at(String site, Instant instant) {
        return Optional.ofNullable(bySite.get(site))
                .flatMap(timeline -> timeline.at(instant))
                .map(known -> new Intensity(
                        known.interval().gramsCo2ePerKwh(), known.day().source()));
    }
}

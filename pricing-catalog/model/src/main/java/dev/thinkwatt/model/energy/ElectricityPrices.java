package dev.thinkwatt.model.energy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What electricity costs at each site at each instant, as far as it is known. */
public final class ElectricityPrices {

    private final Map<String, Timeline> bySite = new HashMap<>();

    private ElectricityPrices() {}

    public static ElectricityPrices of(Collection<ElectricityDay> days) {
        ElectricityPrices prices = new ElectricityPrices();
        Map<String, List<ElectricityDay>> bySite = new HashMap<>();
        for (ElectricityDay day : days) {
            bySite.computeIfAbsent(day.site().id(), id -> new ArrayList<>()).add(day);
        }
        bySite.forEach((site, all) -> prices.bySite.put(site, new Timeline(all)));
        return prices;
    }

    /** The price in force at a site at an instant; empty where none is known. */
    public Optional<Priced> at(String site, Instant instant) {
        return Optional.ofNullable(bySite.get(site)).flatMap(timeline -> timeline.at(instant));
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

    /** Interval starts as an array, so that a look-up is a binary search over a year of quarters. */
    private static final class Timeline {
        private final long[] startsMs;
        private final Priced[] priced;

        Timeline(List<ElectricityDay> days) {
            List<Priced> all = days.stream()
                    .flatMap(day -> day.intervals().stream().map(interval -> new Priced(day, interval)))
                    .sorted(Comparator.comparing(p -> p.interval().start()))
                    .toList();
            priced = all.toArray(Priced[]::new);
            startsMs = all.stream()
                    .mapToLong(p -> p.interval().start().toEpochMilli())
                    .toArray();
        }

        Optional<Priced> at(Instant instant) {
            int found = Arrays.binarySearch(startsMs, instant.toEpochMilli());
            int index = found >= 0 ? found : -found - 2;
            return index >= 0 && instant.isBefore(priced[index].interval().end())
                    ? Optional.of(priced[index])
                    : Optional.empty();
        }
    }
}

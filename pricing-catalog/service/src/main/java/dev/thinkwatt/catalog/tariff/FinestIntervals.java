package dev.thinkwatt.catalog.tariff;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Intervals of several lengths beside each other, never over each other: where a shorter one has a price, a longer one of the
 * same time is left.
 *
 * @param taken in order, never overlapping
 * @param left in order
 */
record FinestIntervals(List<TariffInterval> taken, List<TariffInterval> left) {

    /** @param series each of one length, the shortest first */
    static FinestIntervals of(Collection<SortedMap<Instant, TariffInterval>> series) {
        NavigableMap<Instant, TariffInterval> taken = new TreeMap<>();
        List<TariffInterval> left = new ArrayList<>();
        for (SortedMap<Instant, TariffInterval> ofOneLength : series) {
            for (TariffInterval interval : ofOneLength.values()) {
                if (isFree(interval, taken)) {
                    taken.put(interval.start(), interval);
                } else {
                    left.add(interval);
                }
            }
        }
        left.sort(Comparator.comparing(TariffInterval::start));
        return new FinestIntervals(List.copyOf(taken.values()), left);
    }

    private static boolean isFree(TariffInterval interval, NavigableMap<Instant, TariffInterval> taken) {
        var before = taken.lowerEntry(interval.end());
        return before == null || !before.getValue().end().isAfter(interval.start());
    }
}

package dev.thinkwatt.model.energy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/**
 * The electricity prices of one site on one local day, and the site as it was that day.
 *
 * @param day in the site's own zone; it has 92, 96 or 100 quarters
 * @param intervals in order, touching or with gaps, never overlapping
 * @param source the index or file the prices come from
 */
public record ElectricityDay(Site site, LocalDate day, Currency currency, List<Interval> intervals, String source) {

    /** A price per kWh for a stretch of time in UTC, start inclusive, end exclusive. */
    public record Interval(Instant start, Instant end, BigDecimal pricePerKwh) implements Stretch {
        public Interval {
            Stretch.require(start, end);
        }
    }

    public ElectricityDay {
        intervals = List.copyOf(intervals);
        Stretch.requireApart(intervals);
        requireInside(
                day.atStartOfDay(site.zone()).toInstant(),
                day.plusDays(1).atStartOfDay(site.zone()).toInstant(),
                intervals);
    }

    /** What lies inside its own day cannot contradict the prices of another. */
    private static void requireInside(Instant start, Instant end, List<Interval> intervals) {
        if (!intervals.isEmpty()
                && (intervals.getFirst().start().isBefore(start)
                        || intervals.getLast().end().isAfter(end))) {
            throw new IllegalArgumentException("intervals lie outside the day from " + start + " to " + end);
        }
    }
}

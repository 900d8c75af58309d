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
    public record Interval(Instant start, Instant end, BigDecimal pricePerKwh) {
        public Interval {
            if (!start.isBefore(end)) {
                throw new IllegalArgumentException("an interval ends after it starts");
            }
        }
    }

    public ElectricityDay {
        intervals = List.copyOf(intervals);
        for (int i = 1; i < intervals.size(); i++) {
            if (intervals.get(i).start().isBefore(intervals.get(i - 1).end())) {
                throw new IllegalArgumentException(
                        "intervals overlap at " + intervals.get(i).start());
            }
        }
    }
}

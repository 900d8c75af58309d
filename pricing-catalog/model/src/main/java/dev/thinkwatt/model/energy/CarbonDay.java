package dev.thinkwatt.model.energy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a kWh of the grid emitted where one site stands, on one local day of it. Location-based: what is bought under a purchase
 * agreement does not change it.
 *
 * @param day in the site's own zone
 * @param intervals in order, touching or with gaps, never overlapping
 * @param source who published them
 */
public record CarbonDay(String siteId, LocalDate day, List<Interval> intervals, String source) {

    /** Grams of CO₂ equivalent per kWh for a stretch of time. */
    public record Interval(Instant start, Instant end, BigDecimal gramsCo2ePerKwh) implements Stretch {
        public Interval {
            Stretch.require(start, end);
            if (gramsCo2ePerKwh.signum() < 0) {
                throw new IllegalArgumentException("gramsCo2ePerKwh is never negative");
            }
        }
    }

    public CarbonDay {
        intervals = List.copyOf(intervals);
        Stretch.requireApart(intervals);
    }
}

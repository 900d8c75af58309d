package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.model.energy.Stretch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A day of a site's own zone: 23, 24 or 25 hours. */
public record LocalDay(LocalDate date, ZoneId zone) {

    /** A stretch without a price, start inclusive, end exclusive. */
    public record Gap(Instant startsAt, Instant endsAt) {
        boolean overlaps(Stretch interval) {
            return startsAt.isBefore(interval.end()) && interval.start().isBefore(endsAt);
        }
    }

    Instant startsAt() {
        return date.atStartOfDay(zone).toInstant();
    }

    Instant endsAt() {
        return date.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** 96, or 92 or 100 where clocks change by an hour. */
    long quarters() {
        return Duration.between(startsAt(), endsAt()).toMinutes() / 15;
    }

    /** @param intervals of this day, in order, never overlapping */
    public List<Gap> gaps(List<? extends Stretch> intervals) {
        List<Gap> gaps = new ArrayList<>();
        Instant covered = startsAt();
        for (Stretch interval : intervals) {
            addGap(gaps, covered, interval.start());
            covered = interval.end();
        }
        addGap(gaps, covered, endsAt());
        return List.copyOf(gaps);
    }

    private static void addGap(List<Gap> gaps, Instant from, Instant until) {
        if (from.isBefore(until)) {
            gaps.add(new Gap(from, until));
        }
    }
}

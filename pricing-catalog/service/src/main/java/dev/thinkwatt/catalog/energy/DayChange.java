package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.model.energy.ElectricityDay;
import dev.thinkwatt.model.energy.ElectricityDay.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A day's prices as they stand and as they would be. Usage may have been charged at the price of an interval once that has
 * begun, and the books are computed again with it: from a quarter of an hour before on, it stays.
 */
record DayChange(ElectricityDay standing, ElectricityDay next) {

    private static final Duration AHEAD = Duration.ofMinutes(15);

    /** Why it cannot be, in words; empty where it can. */
    Optional<String> refusal(Instant now) {
        return standing.intervals().stream()
                .filter(interval -> interval.start().isBefore(now.plus(AHEAD)))
                .filter(interval -> !isKept(interval))
                .findFirst()
                .map(kept -> "must keep the price from " + kept.start() + ", which is published as "
                        + kept.pricePerKwh().toPlainString() + " per kWh and has begun to hold");
    }

    /** Its whole time still has its price, in however many intervals. */
    private boolean isKept(Interval interval) {
        Instant reached = interval.start();
        for (Interval other : next.intervals()) {
            if (other.start().isAfter(reached) || !reached.isBefore(interval.end())) {
                break;
            }
            if (other.end().isAfter(reached)) {
                if (other.pricePerKwh().compareTo(interval.pricePerKwh()) != 0) {
                    return false;
                }
                reached = other.end();
            }
        }
        return !reached.isBefore(interval.end());
    }

    /** How many of the new prices are otherwise than what stands at their start. */
    int changed() {
        return (int) next.intervals().stream()
                .filter(interval -> at(standing.intervals(), interval.start())
                        .filter(other -> other.pricePerKwh().compareTo(interval.pricePerKwh()) != 0)
                        .isPresent())
                .count();
    }

    static Optional<Interval> at(List<Interval> intervals, Instant instant) {
        return intervals.stream()
                .filter(interval -> !instant.isBefore(interval.start()) && instant.isBefore(interval.end()))
                .findFirst();
    }
}

package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.model.energy.ElectricityDay;
import dev.thinkwatt.model.energy.ElectricityDay.Interval;
import dev.thinkwatt.model.energy.Stretch;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A day's prices as they stand and as they would be. Usage may have been charged at the price of an interval once that has begun:
 * from a quarter of an hour before on it changes only where somebody says so, for what was charged is then charged anew; and it
 * is never taken away.
 */
record DayChange(ElectricityDay standing, ElectricityDay next) {

    private static final Duration AHEAD = Duration.ofMinutes(15);

    private Optional<String> loss(Instant now) {
        return standing.intervals().stream()
                .filter(interval -> hasBegun(interval, now) && !isCovered(interval, null))
                .findFirst()
                .map(lost -> "must have a price from " + lost.start() + ", where one has begun to hold");
    }

    /** Which price that has begun to hold would be otherwise, in words; empty where none would. */
    Optional<String> restatement(Instant now) {
        return standing.intervals().stream()
                .filter(interval -> hasBegun(interval, now) && !isCovered(interval, interval.pricePerKwh()))
                .findFirst()
                .map(kept -> "must keep the price from " + kept.start() + ", which is published as "
                        + kept.pricePerKwh().toPlainString() + " per kWh and has begun to hold, unless it is restated");
    }

    /**
     * Why it cannot be, in words; empty where it can.
     *
     * @param restates whether somebody says that prices that have begun to hold were wrong
     */
    Optional<String> refusal(Instant now, boolean restates) {
        return restates ? loss(now) : restatement(now);
    }

    private static boolean hasBegun(Interval interval, Instant now) {
        return interval.start().isBefore(now.plus(AHEAD));
    }

    /**
     * Its whole time still has a price, in however many intervals.
     *
     * @param price that it has everywhere; null: any
     */
    private boolean isCovered(Interval interval, @Nullable BigDecimal price) {
        Instant reached = interval.start();
        for (Interval other : next.intervals()) {
            if (other.start().isAfter(reached) || !reached.isBefore(interval.end())) {
                break;
            }
            if (other.end().isAfter(reached)) {
                if (price != null && other.pricePerKwh().compareTo(price) != 0) {
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
                .filter(interval -> Stretch.at(standing.intervals(), interval.start())
                        .filter(other -> other.pricePerKwh().compareTo(interval.pricePerKwh()) != 0)
                        .isPresent())
                .count();
    }
}

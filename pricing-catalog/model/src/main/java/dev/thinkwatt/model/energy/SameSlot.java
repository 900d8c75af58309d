package dev.thinkwatt.model.energy;

import dev.thinkwatt.model.energy.ElectricityDay.Interval;
import dev.thinkwatt.model.energy.ElectricityPrices.Priced;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Estimates a price that is missing by the last one that held at the same local time of day, at most 7 days before. */
final class SameSlot {

    private SameSlot() {}

    /**
     * What holds at an instant for which no price is known, until the next price that is known or the end of the day.
     *
     * @return empty where there was no price at that time of day for 7 days
     */
    static Optional<Priced> estimate(Timeline<Priced> prices, Instant instant) {
        return prices.lastBegun(instant).flatMap(last -> {
            ZonedDateTime local = instant.atZone(last.site().zone());
            for (int days = 1; days <= SurchargePolicy.ESTIMATE_DAYS_MAX; days++) {
                Instant then = local.minusDays(days).toInstant();
                Optional<Priced> slot = prices.at(then);
                if (slot.isPresent()) {
                    return Optional.of(at(instant, slot.get(), Duration.between(then, instant), last, prices));
                }
            }
            return Optional.empty();
        });
    }

    /** The slot moved to today, as far as nothing else is known there. The site is as it is that day, or was last. */
    private static Priced at(Instant instant, Priced slot, Duration moved, Priced last, Timeline<Priced> prices) {
        ZoneId zone = last.site().zone();
        LocalDate day = LocalDate.ofInstant(instant, zone);
        Optional<Priced> next = prices.next(instant);
        Instant start = Stream.of(
                        slot.interval().start().plus(moved),
                        last.interval().end(),
                        day.atStartOfDay(zone).toInstant())
                .max(Instant::compareTo)
                .orElseThrow();
        Instant end = Stream.concat(
                        next.map(priced -> priced.interval().start()).stream(),
                        Stream.of(
                                slot.interval().end().plus(moved),
                                day.plusDays(1).atStartOfDay(zone).toInstant()))
                .min(Instant::compareTo)
                .orElseThrow();
        Site site =
                next.filter(known -> known.day().day().equals(day)).orElse(last).site();
        Interval interval = new Interval(start, end, slot.pricePerKwh());
        String source = slot.source() + ", estimated by " + slot.day().day();
        return new Priced(
                new ElectricityDay(site, day, slot.currency(), List.of(interval), source), interval, null, true);
    }
}

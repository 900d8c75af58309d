package dev.thinkwatt.billing.rating;

import dev.thinkwatt.model.energy.ElectricityDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The charges that a published day of electricity may change: those of a site that began in a stretch of time. */
record RepricedSpan(String site, Instant from, Instant until) {

    /** A request that began the day before may reach into a day. */
    private static final Duration REACH = Duration.ofDays(1);

    /** What ran on the day. */
    static RepricedSpan of(ElectricityDay day) {
        return between(day, day.day(), day.day().plusDays(1));
    }

    /** What takes the index of the day's month so many months later. */
    static RepricedSpan lagging(ElectricityDay day, int months) {
        YearMonth month = YearMonth.from(day.day()).plusMonths(months);
        return between(day, month.atDay(1), month.plusMonths(1).atDay(1));
    }

    private static RepricedSpan between(ElectricityDay day, LocalDate first, LocalDate end) {
        ZoneId zone = day.site().zone();
        return new RepricedSpan(
                day.site().id(),
                first.atStartOfDay(zone).toInstant().minus(REACH),
                end.atStartOfDay(zone).toInstant());
    }

    /** The first month that they may belong to: in another zone it may be the one before. */
    LocalDate firstMonth() {
        return month(from.minus(REACH));
    }

    LocalDate lastMonth() {
        return month(until.plus(REACH));
    }

    private static LocalDate month(Instant instant) {
        return YearMonth.from(instant.atOffset(ZoneOffset.UTC)).atDay(1);
    }
}

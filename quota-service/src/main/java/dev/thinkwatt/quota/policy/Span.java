package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.plan.Window;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** One window of an allowance: start inclusive, end exclusive. */
public record Span(Instant startsAt, Instant endsAt) {
    public Span {
        if (!startsAt.isBefore(endsAt)) {
            throw new IllegalArgumentException("a window ends after it starts");
        }
    }

    /** The window of a kind that an instant lies in. */
    public static Span of(Window window, ZoneId zone, Instant instant) {
        return switch (window) {
            case Window.Calendar(Window.Unit unit) -> calendar(unit, zone, instant);
        };
    }

    private static Span calendar(Window.Unit unit, ZoneId zone, Instant instant) {
        LocalDate day = LocalDate.ofInstant(instant, zone);
        return switch (unit) {
            case HOUR -> hour(zone, instant);
            case DAY -> days(zone, day, day.plusDays(1));
            case WEEK -> {
                LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                yield days(zone, monday, monday.plusWeeks(1));
            }
            case MONTH -> {
                LocalDate first = day.withDayOfMonth(1);
                yield days(zone, first, first.plusMonths(1));
            }
        };
    }

    /** By the offset in force: where clocks go back, the hour that comes twice is two windows. */
    private static Span hour(ZoneId zone, Instant instant) {
        Instant start = OffsetDateTime.ofInstant(instant, zone)
                .truncatedTo(ChronoUnit.HOURS)
                .toInstant();
        return new Span(start, start.plus(1, ChronoUnit.HOURS));
    }

    /** By the local calendar: a day with a change of clocks has 23 or 25 hours. */
    private static Span days(ZoneId zone, LocalDate first, LocalDate next) {
        return new Span(
                first.atStartOfDay(zone).toInstant(), next.atStartOfDay(zone).toInstant());
    }
}

package dev.thinkwatt.model.plan;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** The kind of time in which an allowance counts. */
public sealed interface Window {

    /**
     * The window that an instant lies in. Windows of one zone touch and never overlap.
     *
     * @param zone the account's time zone
     */
    TimeSpan spanAt(ZoneId zone, Instant instant);

    /** An hour, a day, an ISO week or a month of the account's time zone. A week with a change of clocks has 167 or 169 hours. */
    record Calendar(Unit unit) implements Window {
        @Override
        public TimeSpan spanAt(ZoneId zone, Instant instant) {
            LocalDate day = instant.atZone(zone).toLocalDate();
            return switch (unit) {
                case HOUR -> hour(zone.getRules(), instant);
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

        private static TimeSpan days(ZoneId zone, LocalDate from, LocalDate until) {
            return new TimeSpan(
                    from.atStartOfDay(zone).toInstant(),
                    until.atStartOfDay(zone).toInstant());
        }

        /** The hour that the clock shows. Where clocks change by less than an hour, the change cuts the hour short. */
        private static TimeSpan hour(ZoneRules rules, Instant instant) {
            Instant start = instant.atOffset(rules.getOffset(instant))
                    .truncatedTo(ChronoUnit.HOURS)
                    .toInstant();
            Instant end = start.plus(Duration.ofHours(1));
            ZoneOffsetTransition last = rules.previousTransition(instant.plusNanos(1));
            ZoneOffsetTransition next = rules.nextTransition(instant);
            return new TimeSpan(
                    last != null && last.getInstant().isAfter(start) ? last.getInstant() : start,
                    next != null && next.getInstant().isBefore(end) ? next.getInstant() : end);
        }
    }

    /** Units of the calendar. */
    enum Unit {
        HOUR,
        DAY,
        WEEK,
        MONTH
    }
}

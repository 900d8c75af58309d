package dev.thinkwatt.model.plan;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The kind of time in which an allowance counts. */
public sealed interface Window {

    /** The end of a window that never ends: the last instant that any calendar here can write. */
    Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    /**
     * The window that an instant lies in. Calendar and anniversary windows of one anchor touch and never overlap; a window of
     * first use, and the slot of a sliding one, is the one that a request at this instant would open.
     */
    TimeSpan spanAt(Anchor anchor, Instant instant);

    /** A minute, an hour, a day, an ISO week or a month of the account's time zone. A week with a change of clocks has 167 or 169 hours. */
    record Calendar(Unit unit) implements Window {
        @Override
        public TimeSpan spanAt(Anchor anchor, Instant instant) {
            ZoneId zone = anchor.zone();
            LocalDate day = instant.atZone(zone).toLocalDate();
            return switch (unit) {
                case MINUTE -> minute(instant);
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

        private static TimeSpan minute(Instant instant) {
            Instant start = instant.truncatedTo(ChronoUnit.MINUTES);
            return new TimeSpan(start, start.plusSeconds(60));
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

    /**
     * Every seven days, or each month, from the hour the subscription began. A month that is too short for the day has it on
     * its last: 31 January, 28 February, 31 March.
     */
    record Anniversary(Every every) implements Window {
        @Override
        public TimeSpan spanAt(Anchor anchor, Instant instant) {
            ZonedDateTime first = anchor.subscribedAt().atZone(anchor.zone());
            long count = every.unit().between(first, instant.atZone(anchor.zone()));
            while (at(first, count).isAfter(instant)) {
                count--;
            }
            while (!at(first, count + 1).isAfter(instant)) {
                count++;
            }
            return new TimeSpan(at(first, count), at(first, count + 1));
        }

        /** Counted from the first always: a short month does not shorten those after it. */
        private Instant at(ZonedDateTime first, long count) {
            return first.plus(count, every.unit()).toInstant();
        }
    }

    /**
     * So long from the first request after the last window closed.
     *
     * @param rounding where the window is told to begin, at or before that request; absent: at it
     */
    record FirstUse(Duration length, @Nullable Rounding rounding) implements Window {
        public FirstUse {
            rounding = Objects.requireNonNullElse(rounding, Rounding.NONE);
            requireLength(length);
            if (rounding.longest.compareTo(length) > 0) {
                throw new IllegalArgumentException("a window is at least as long as what its start is rounded to");
            }
        }

        @Override
        public Rounding rounding() {
            return Objects.requireNonNull(rounding);
        }

        @Override
        public TimeSpan spanAt(Anchor anchor, Instant instant) {
            Instant start = switch (rounding()) {
                case NONE -> instant;
                case HOUR -> new Calendar(Unit.HOUR).spanAt(anchor, instant).startsAt();
                case DAY -> new Calendar(Unit.DAY).spanAt(anchor, instant).startsAt();
            };
            Instant end = start.plus(length);
            // A local day of 25 hours is longer than the 24 that its window may have.
            return end.isAfter(instant) ? new TimeSpan(start, end) : new TimeSpan(instant, instant.plus(length));
        }
    }

    /**
     * The last so many hours, at every moment. What is taken counts for that long and at most a twelfth longer: never more
     * than the limit in any stretch of this length, and room comes back at most a twelfth late.
     */
    record Sliding(Duration length) implements Window {
        private static final int SLOTS = 12;

        public Sliding {
            requireLength(length);
        }

        /** The slot of the instant, and how long what is taken in it counts. */
        @Override
        public TimeSpan spanAt(Anchor anchor, Instant instant) {
            long slot = Math.max(1, length.toMillis() / SLOTS);
            Instant start = Instant.ofEpochMilli(Math.floorDiv(instant.toEpochMilli(), slot) * slot);
            return new TimeSpan(start, start.plusMillis(slot).plus(length));
        }
    }

    /** Once and for all. */
    record Lifetime() implements Window {
        @Override
        public TimeSpan spanAt(Anchor anchor, Instant instant) {
            return new TimeSpan(Instant.EPOCH, NEVER);
        }
    }

    /** Units of the calendar. */
    enum Unit {
        MINUTE,
        HOUR,
        DAY,
        WEEK,
        MONTH
    }

    /** How often an anniversary comes. */
    enum Every {
        WEEK(ChronoUnit.WEEKS),
        MONTH(ChronoUnit.MONTHS);

        private final ChronoUnit unit;

        Every(ChronoUnit unit) {
            this.unit = unit;
        }

        ChronoUnit unit() {
            return unit;
        }
    }

    /** Where a window of first use is told to begin. */
    enum Rounding {
        NONE(Duration.ZERO),
        HOUR(Duration.ofHours(1)),
        DAY(Duration.ofDays(1));

        private final Duration longest;

        Rounding(Duration longest) {
            this.longest = longest;
        }
    }

    private static void requireLength(Duration length) {
        if (length.compareTo(Duration.ofSeconds(1)) < 0 || length.compareTo(Duration.ofDays(366)) > 0) {
            throw new IllegalArgumentException("a window is between a second and 366 days long");
        }
    }
}

package dev.thinkwatt.quota.simulation;

import dev.thinkwatt.model.plan.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;

/** Which takings share a window with an instant, told without knowing where any window begins or ends. */
final class Calendars {

    private static final int SLOTS = 12;

    private final ZoneId zone;
    private final Instant subscribedAt;

    Calendars(ZoneId zone, Instant subscribedAt) {
        this.zone = zone;
        this.subscribedAt = subscribedAt;
    }

    /** Of all takings of an allowance, those that count at an instant. */
    List<Taking> counting(Window window, List<Taking> takings, Instant now) {
        return switch (window) {
            case Window.Calendar calendar ->
                takings.stream()
                        .filter(taking -> name(calendar.unit(), taking.at).equals(name(calendar.unit(), now)))
                        .toList();
            case Window.Anniversary anniversary ->
                takings.stream()
                        .filter(taking -> number(anniversary, taking.at) == number(anniversary, now))
                        .toList();
            case Window.FirstUse firstUse -> sinceFirstUse(firstUse, takings, now);
            case Window.Sliding sliding ->
                takings.stream()
                        .filter(taking -> now.isBefore(countsUntil(sliding, taking.at)))
                        .toList();
            case Window.Lifetime lifetime -> takings;
        };
    }

    /** What a calendar on the wall calls it. An hour that comes twice has two offsets. */
    private String name(Window.Unit unit, Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        return switch (unit) {
            case MINUTE -> Long.toString(Math.floorDiv(instant.getEpochSecond(), 60));
            case HOUR -> local.toLocalDate() + " " + local.getHour() + local.getOffset();
            case DAY -> local.toLocalDate().toString();
            case WEEK -> local.get(IsoFields.WEEK_BASED_YEAR) + " " + local.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case MONTH -> YearMonth.from(local).toString();
        };
    }

    /** How many anniversaries are over. */
    private int number(Window.Anniversary anniversary, Instant instant) {
        ZonedDateTime first = subscribedAt.atZone(zone);
        int number = 0;
        while (!anniversary(anniversary.every(), first, number + 1).isAfter(instant)) {
            number++;
        }
        return number;
    }

    private Instant anniversary(Window.Every every, ZonedDateTime first, int number) {
        LocalDate day = switch (every) {
            case WEEK -> first.toLocalDate().plusDays(7L * number);
            case MONTH -> {
                YearMonth month = YearMonth.from(first).plusMonths(number);
                yield month.atDay(Math.min(first.getDayOfMonth(), month.lengthOfMonth()));
            }
        };
        return ZonedDateTime.of(day, first.toLocalTime(), zone).toInstant();
    }

    private List<Taking> sinceFirstUse(Window.FirstUse window, List<Taking> takings, Instant now) {
        List<Taking> together = new ArrayList<>();
        Instant end = Instant.MIN;
        for (Taking taking : takings) {
            if (!taking.at.isBefore(end)) {
                together.clear();
                end = endOfFirstUse(window, taking.at);
            }
            together.add(taking);
        }
        return now.isBefore(end) ? together : List.of();
    }

    private Instant endOfFirstUse(Window.FirstUse window, Instant first) {
        Instant start = switch (window.rounding()) {
            case NONE -> first;
            case HOUR -> firstMinuteOfItsHour(first);
            case DAY -> first.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        };
        Instant end = start.plus(window.length());
        return end.isAfter(first) ? end : first.plus(window.length());
    }

    private Instant firstMinuteOfItsHour(Instant instant) {
        String hour = name(Window.Unit.HOUR, instant);
        Instant minute = instant.truncatedTo(ChronoUnit.MINUTES);
        while (name(Window.Unit.HOUR, minute.minusSeconds(60)).equals(hour)) {
            minute = minute.minusSeconds(60);
        }
        return minute;
    }

    /** For the stated length from the end of its twelfth: never shorter, and at most a twelfth longer. */
    private static Instant countsUntil(Window.Sliding window, Instant taken) {
        Duration slot = window.length().dividedBy(SLOTS);
        long before = Math.floorMod(taken.toEpochMilli(), slot.toMillis());
        return taken.minusMillis(before)
                .truncatedTo(ChronoUnit.MILLIS)
                .plus(slot)
                .plus(window.length());
    }
}

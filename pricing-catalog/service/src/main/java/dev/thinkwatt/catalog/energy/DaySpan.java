package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.support.problem.ProblemException;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * A stretch of local days.
 *
 * @param first the first day
 * @param end the day after the last
 */
public record DaySpan(LocalDate first, LocalDate end) {

    /** @throws ProblemException naming {@code from} or {@code to} where they are no stretch of at most so many days */
    public static DaySpan of(String from, String to, int daysMax) {
        DaySpan span = new DaySpan(day("from", from), day("to", to));
        if (!span.first.isBefore(span.end) || span.first.plusDays(daysMax).isBefore(span.end)) {
            throw ProblemException.invalid("to", "must lie 1 to " + daysMax + " days after from");
        }
        return span;
    }

    private static LocalDate day(String field, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 2000 && day.getYear() < 2100) {
                return day;
            }
        } catch (DateTimeException e) {
            // falls through: named as what it is not
        }
        throw ProblemException.invalid(field, "must be a day between 2000 and 2099, such as 2026-11-24");
    }
}

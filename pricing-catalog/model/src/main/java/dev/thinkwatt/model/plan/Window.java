package dev.thinkwatt.model.plan;

/** The kind of time in which an allowance counts. */
public sealed interface Window {
    /** An hour, a day, an ISO week or a month of the account's time zone. A week with a change of clocks has 167 or 169 hours. */
    record Calendar(Unit unit) implements Window {}

    /** Units of the calendar. */
    enum Unit {
        HOUR,
        DAY,
        WEEK,
        MONTH
    }
}

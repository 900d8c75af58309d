package dev.thinkwatt.catalog.economics;

import dev.thinkwatt.model.plan.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A stretch of time as it is on average: a day has 24 hours, and a month a twelfth of the calendar's year of 365.2425 days,
 * which is 4.348125 weeks.
 */
record Span(long seconds) {

    static final Span WEEK = new Span(7 * 86_400);
    static final Span MONTH = new Span(2_629_746);

    private static final Span MINUTE = new Span(60);
    private static final Span HOUR = new Span(3_600);
    private static final Span DAY = new Span(86_400);

    private static final int DECIMALS = 6;

    /** The length of a window; empty where it never ends. Windows of first use are taken to follow each other at once. */
    static Optional<Span> of(Window window) {
        return switch (window) {
            case Window.Calendar calendar ->
                Optional.of(
                        switch (calendar.unit()) {
                            case MINUTE -> MINUTE;
                            case HOUR -> HOUR;
                            case DAY -> DAY;
                            case WEEK -> WEEK;
                            case MONTH -> MONTH;
                        });
            case Window.Anniversary anniversary ->
                Optional.of(
                        switch (anniversary.every()) {
                            case WEEK -> WEEK;
                            case MONTH -> MONTH;
                        });
            case Window.FirstUse firstUse ->
                Optional.of(new Span(firstUse.length().toSeconds()));
            case Window.Sliding sliding -> Optional.of(new Span(sliding.length().toSeconds()));
            case Window.Lifetime lifetime -> Optional.empty();
        };
    }

    /** What so much in each of these comes to in another span; rounded HALF_UP to 6 decimals where it does not come out even. */
    BigDecimal in(Span other, BigDecimal amount) {
        return seconds == other.seconds
                ? amount
                : amount.multiply(BigDecimal.valueOf(other.seconds))
                        .divide(BigDecimal.valueOf(seconds), DECIMALS, RoundingMode.HALF_UP);
    }
}

package dev.thinkwatt.catalog.energy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days whose prices a page shows, as they stand in its address: the last week known where it says nothing.
 *
 * @param from the first day
 * @param to the day after the last
 */
public record PriceSpan(String from, String to) {

    private static final int DAYS = 7;
    private static final LocalDate WITHOUT_PRICES = LocalDate.of(2026, 1, 1);

    public static PriceSpan of(String from, String to, @Nullable LocalDate lastDay) {
        LocalDate end = (lastDay == null ? WITHOUT_PRICES : lastDay).plusDays(1);
        return new PriceSpan(
                from.isEmpty() ? end.minusDays(DAYS).toString() : from, to.isEmpty() ? end.toString() : to);
    }
}

package dev.thinkwatt.catalog.tariff;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A price for a stretch of time in UTC, start inclusive, end exclusive. Files have 15, 30 or 60 minutes; one cut
 * at a midnight has what is left.
 *
 * @param pricePerKwh exact, in the currency of its file; it may be negative
 * @param filled the file leaves it out, and its format says that the price before it goes on
 */
public record TariffInterval(Instant start, Instant end, BigDecimal pricePerKwh, boolean filled) {

    static final Set<Duration> LENGTHS = Set.of(Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofMinutes(60));

    private static final long QUARTER_SECONDS = 15 * 60;

    public TariffInterval {
        if (!isOnGrid(start) || !isOnGrid(end) || !start.isBefore(end)) {
            throw new IllegalArgumentException("an interval starts and ends on a quarter of an hour");
        }
    }

    static boolean isOnGrid(Instant instant) {
        return instant.getNano() == 0 && instant.getEpochSecond() % QUARTER_SECONDS == 0;
    }

    Duration length() {
        return Duration.between(start, end);
    }

    /** Itself, or its parts before and after an instant inside it. */
    public List<TariffInterval> cutAt(Instant instant) {
        return start.isBefore(instant) && instant.isBefore(end)
                ? List.of(
                        new TariffInterval(start, instant, pricePerKwh, filled),
                        new TariffInterval(instant, end, pricePerKwh, filled))
                : List.of(this);
    }
}

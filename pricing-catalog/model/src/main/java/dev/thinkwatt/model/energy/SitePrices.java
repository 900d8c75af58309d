package dev.thinkwatt.model.energy;

import dev.thinkwatt.model.energy.ElectricityPrices.Priced;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/**
 * The prices of one site, as arrays in order of time: a year of quarters is looked through in sixteen steps of one array.
 * Intervals start and end at whole seconds, so that seconds are enough to find them.
 */
final class SitePrices {

    private final long[] starts;
    private final Priced[] prices;

    /** @param inOrder of their starts, no two of which are the same */
    SitePrices(Collection<Priced> inOrder) {
        this.prices = inOrder.toArray(Priced[]::new);
        this.starts = Arrays.stream(prices)
                .mapToLong(priced -> priced.interval().start().getEpochSecond())
                .toArray();
    }

    /** The price of the last interval that has begun, if it has not ended. */
    Optional<Priced> at(Instant instant) {
        int found = Arrays.binarySearch(starts, instant.getEpochSecond());
        int last = found >= 0 ? found : -found - 2;
        return last >= 0 && instant.isBefore(prices[last].interval().end())
                ? Optional.of(prices[last])
                : Optional.empty();
    }
}

package dev.thinkwatt.catalog.economics;

import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPrices;
import dev.thinkwatt.model.energy.ElectricityDay.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What electricity cost over a stretch of time, each hour alike.
 *
 * @param perKwh the mean, HALF_UP to 6 decimals
 * @param startsAt of the first interval
 * @param endsAt of the last
 * @param hours how many of those between had a price, to 2 decimals
 */
record MeanPrice(BigDecimal perKwh, Instant startsAt, Instant endsAt, BigDecimal hours) {

    private static final int DECIMALS = 6;
    private static final BigDecimal SECONDS_OF_AN_HOUR = BigDecimal.valueOf(3600);

    /** Empty where no day has a price in this currency. */
    static Optional<MeanPrice> of(Collection<PublishedPrices> days, Currency currency) {
        List<Interval> intervals = days.stream()
                .map(PublishedPrices::prices)
                .filter(day -> day.currency().equals(currency))
                .flatMap(day -> day.intervals().stream())
                .sorted(Comparator.comparing(Interval::start))
                .toList();
        if (intervals.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal seconds = BigDecimal.ZERO;
        BigDecimal paid = BigDecimal.ZERO;
        for (Interval interval : intervals) {
            BigDecimal length = BigDecimal.valueOf(
                    Duration.between(interval.start(), interval.end()).toSeconds());
            seconds = seconds.add(length);
            paid = paid.add(interval.pricePerKwh().multiply(length));
        }
        return Optional.of(new MeanPrice(
                paid.divide(seconds, DECIMALS, RoundingMode.HALF_UP),
                intervals.getFirst().start(),
                intervals.getLast().end(),
                seconds.divide(SECONDS_OF_AN_HOUR, 2, RoundingMode.HALF_UP)));
    }
}

package dev.thinkwatt.model.energy;

import dev.thinkwatt.model.energy.ElectricityPrices.Priced;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The indexes of sites and months, each computed when it is asked for first. */
final class MonthIndexes {

    /** Decimals of an index, as of a rate. */
    private static final int DECIMALS = 6;

    private record Key(String site, YearMonth month, boolean estimates) {}

    private final ElectricityPrices prices;
    private final Map<Key, Optional<MonthIndex>> known = new ConcurrentHashMap<>();

    MonthIndexes(ElectricityPrices prices) {
        this.prices = prices;
    }

    Optional<MonthIndex> of(String site, YearMonth month, boolean estimates) {
        Key key = new Key(site, month, estimates);
        Optional<MonthIndex> index = known.get(key);
        return index != null ? index : known.computeIfAbsent(key, this::compute);
    }

    private Optional<MonthIndex> compute(Key key) {
        return prices.zone(key.site(), key.month()).flatMap(zone -> mean(key, zone));
    }

    /** None where a price is missing, or they are in several currencies. */
    private Optional<MonthIndex> mean(Key key, ZoneId zone) {
        Instant from = key.month().atDay(1).atStartOfDay(zone).toInstant();
        Instant until = key.month().plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
        List<Priced> all = prices.between(key.site(), from, until, key.estimates());
        if (all.stream().map(Priced::currency).distinct().count() != 1) {
            return Optional.empty();
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Priced priced : all) {
            long seconds = Math.min(priced.interval().end().getEpochSecond(), until.getEpochSecond())
                    - Math.max(priced.interval().start().getEpochSecond(), from.getEpochSecond());
            sum = sum.add(priced.pricePerKwh().multiply(BigDecimal.valueOf(seconds)));
        }
        long seconds = until.getEpochSecond() - from.getEpochSecond();
        return Optional.of(new MonthIndex(
                key.month(),
                sum.divide(BigDecimal.valueOf(seconds), DECIMALS, RoundingMode.HALF_UP),
                all.getFirst().currency(),
                source(key.month(), all),
                all.stream().anyMatch(Priced::isEstimated)));
    }

    /** Of days that were published in several ways, as at several exchange rates, the first is named. */
    private static String source(YearMonth month, List<Priced> all) {
        List<String> sources = all.stream()
                .filter(priced -> !priced.isEstimated())
                .map(Priced::source)
                .distinct()
                .toList();
        String others = sources.size() > 1 ? " and " + (sources.size() - 1) + " more" : "";
        return "mean of " + month + " of " + (sources.isEmpty() ? "estimates" : sources.getFirst()) + others;
    }
}

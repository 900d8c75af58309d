package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.catalog.energy.LocalDay.Gap;
import dev.thinkwatt.catalog.tariff.TariffInterval;
import dev.thinkwatt.model.energy.ElectricityDay;
import dev.thinkwatt.model.energy.ElectricityDay.Interval;
import dev.thinkwatt.model.energy.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A local day as a file would leave it: its own prices, and beside them those that stand where it has none.
 *
 * @param standing as the day stands; empty where nothing is published of it
 * @param rate that its prices were converted with; null where they are in the site's currency
 * @param filled how many of its prices the file left out on purpose
 * @param restatement which price that has begun to hold would be otherwise, in words
 */
record ProposedDay(
        ElectricityDay prices,
        Optional<ElectricityDay> standing,
        long standingRevision,
        @Nullable ExchangeRate rate,
        int filled,
        Optional<String> restatement) {

    /** What the file would do to the day. */
    enum Effect {
        NEW,
        CHANGED,
        UNCHANGED,
        /** Usage may have been charged at a price that it changes: somebody has to say so, and it is charged anew. */
        RESTATED
    }

    /** A day of one site in one currency. */
    record Place(Site site, Currency currency, LocalDate day) {}

    static ProposedDay of(
            Place place,
            List<TariffInterval> read,
            String source,
            @Nullable ExchangeRate rate,
            Optional<ElectricityDayRow> row,
            Instant now) {
        Optional<ElectricityDay> standing = row.map(ElectricityDayRow::prices);
        List<Interval> own = read.stream()
                .map(interval -> new Interval(
                        interval.start(),
                        interval.end(),
                        rate == null ? interval.pricePerKwh() : rate.convert(interval.pricePerKwh())))
                .toList();
        List<Interval> kept = standing.stream()
                .flatMap(day -> day.intervals().stream())
                .filter(interval -> own.stream().noneMatch(interval::overlaps))
                .toList();
        List<Interval> all = new ArrayList<>(own);
        all.addAll(kept);
        all.sort(Comparator.comparing(Interval::start));
        ElectricityDay next = new ElectricityDay(
                place.site(),
                place.day(),
                place.currency(),
                all,
                named(source, rate, kept.isEmpty() ? Optional.empty() : standing));
        return new ProposedDay(
                next,
                standing,
                row.map(standingRow -> standingRow.key.revision()).orElse(0L),
                rate,
                (int) read.stream().filter(TariffInterval::filled).count(),
                standing.flatMap(day -> new DayChange(day, next).restatement(now)));
    }

    private static String named(String source, @Nullable ExchangeRate rate, Optional<ElectricityDay> kept) {
        String own = rate == null ? source : source + ", " + rate.words();
        return Stream.concat(kept.stream().map(ElectricityDay::source), Stream.of(own))
                .distinct()
                .reduce((one, other) -> one.contains(other) ? one : one + "; " + other)
                .orElse(own);
    }

    Effect effect() {
        if (restatement.isPresent()) {
            return Effect.RESTATED;
        }
        return standing.map(day -> day.intervals().equals(prices.intervals()) ? Effect.UNCHANGED : Effect.CHANGED)
                .orElse(Effect.NEW);
    }

    /** How many of its prices are otherwise than they stand. */
    int changed() {
        return standing.map(day -> new DayChange(day, prices).changed()).orElse(0);
    }

    List<Gap> gaps() {
        return new LocalDay(prices.day(), prices.site().zone()).gaps(prices.intervals());
    }
}

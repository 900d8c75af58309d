package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.catalog.energy.ProposedDay.Place;
import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.catalog.tariff.TariffFile.Faulty;
import dev.thinkwatt.catalog.tariff.TariffFile.Read;
import dev.thinkwatt.catalog.tariff.TariffInterval;
import dev.thinkwatt.catalog.tariff.TariffLimits;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads files of prices and puts them beside the days of their site. */
@ApplicationScoped
class TariffReviews {

    private final ElectricityDayRepository days;
    private final ExchangeRateRepository rates;
    private final Publication publication;
    private final PriceSettings settings;

    TariffReviews(
            ElectricityDayRepository days,
            ExchangeRateRepository rates,
            Publication publication,
            PriceSettings settings) {
        this.days = days;
        this.rates = rates;
        this.publication = publication;
        this.settings = settings;
    }

    /** @throws ProblemException 400 with everything that is wrong with the file, or for a rate that nobody stated */
    TariffReview review(SiteRow site, FileFormat format, int sequence, byte[] file) {
        TariffLimits limits = new TariffLimits(settings.absurdPerKwh(), settings.intervalsMax());
        return switch (format.read(file, site.site().zone(), limits, sequence)) {
            case Read read -> new TariffReview(site, format, sequence, file, read, proposed(site, read));
            case Faulty(var faults) ->
                throw ProblemException.invalid(faults.stream()
                        .map(fault -> new Violation(fault.place(), fault.rule()))
                        .toList());
        };
    }

    private List<ProposedDay> proposed(SiteRow site, Read read) {
        Instant now = publication.now();
        List<ProposedDay> proposed = new ArrayList<>();
        byDay(read.intervals(), site.site().zone())
                .forEach((day, intervals) -> proposed.add(ProposedDay.of(
                        new Place(site.site(), site.currency(), day),
                        intervals,
                        read.source(),
                        rate(read.currency(), site.currency(), day),
                        days.standing(site.id, day),
                        now)));
        return proposed;
    }

    /** An hour over a local midnight, as zones have it that are half an hour off, is two halves. */
    private static SortedMap<LocalDate, List<TariffInterval>> byDay(List<TariffInterval> intervals, ZoneId zone) {
        SortedMap<LocalDate, List<TariffInterval>> byDay = new TreeMap<>();
        for (TariffInterval interval : intervals) {
            for (TariffInterval part : interval.cutAt(midnightAfter(interval.start(), zone))) {
                byDay.computeIfAbsent(LocalDate.ofInstant(part.start(), zone), day -> new ArrayList<>())
                        .add(part);
            }
        }
        return byDay;
    }

    private static Instant midnightAfter(Instant instant, ZoneId zone) {
        return LocalDate.ofInstant(instant, zone).plusDays(1).atStartOfDay(zone).toInstant();
    }

    private @Nullable ExchangeRate rate(@Nullable Currency from, Currency to, LocalDate day) {
        if (from == null || from.equals(to)) {
            return null;
        }
        Optional<ExchangeRate> rate = rates.inForce(from, to, day);
        return rate.orElseThrow(() -> ProblemException.invalid(
                "exchange rate",
                "from " + from + " to " + to + " must be stated for " + day + ", or for one of the six days before"));
    }
}

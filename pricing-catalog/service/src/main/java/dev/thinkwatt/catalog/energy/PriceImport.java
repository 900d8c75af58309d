package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.catalog.energy.LocalDay.Gap;
import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPrices;
import dev.thinkwatt.model.energy.ElectricityDay;
import dev.thinkwatt.model.energy.ElectricityDay.Interval;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes a file of prices as a whole, or not at all, and publishes the days that it changes. */
@ApplicationScoped
class PriceImport {

    private final SiteRepository sites;
    private final ElectricityDayRepository days;
    private final Publication publication;
    private final Audit audit;
    private final PriceSettings settings;

    PriceImport(
            SiteRepository sites,
            ElectricityDayRepository days,
            Publication publication,
            Audit audit,
            PriceSettings settings) {
        this.sites = sites;
        this.days = days;
        this.publication = publication;
        this.audit = audit;
        this.settings = settings;
    }

    /**
     * A day as it stands after the import.
     *
     * @param published false where it stood just so before
     */
    record Day(ElectricityDayRow row, boolean published) {}

    /** What the audit trail keeps of a file: the days that it changed. */
    record Imported(String source, String sha256, List<LocalDate> days) {}

    /** @param source the index that the prices come from, as invoices name it */
    @Transactional
    List<Day> importCsv(String siteId, String source, byte[] file) {
        SiteRow site =
                sites.lock(siteId).orElseThrow(() -> ProblemException.notFound("There is no site " + siteId + "."));
        List<ElectricityDay> read = byDay(site, source, intervals(site, file));
        List<Violation> violations = read.stream()
                .flatMap(day -> Stream.concat(loss(day).stream(), change(day).stream()))
                .toList();
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        byte[] sha256 = sha256(file);
        List<Day> imported = read.stream().map(day -> publish(day, sha256)).toList();
        Imported what = new Imported(
                source,
                HexFormat.of().formatHex(sha256),
                imported.stream()
                        .filter(Day::published)
                        .map(day -> day.row().key.day())
                        .toList());
        if (!what.days().isEmpty()) {
            audit.record(Act.created("prices.imported", "site", siteId, what));
        }
        return imported;
    }

    private List<Interval> intervals(SiteRow site, byte[] file) {
        PriceCsv csv = new PriceCsv(site.site().zone(), settings.absurdPerKwh(), settings.linesMax());
        return switch (csv.read(file)) {
            case PriceFile.Read(List<Interval> intervals) -> intervals;
            case PriceFile.Faulty(List<PriceFile.Fault> faults) ->
                throw ProblemException.invalid(faults.stream()
                        .map(fault -> new Violation("line " + fault.line(), fault.rule()))
                        .toList());
        };
    }

    private static List<ElectricityDay> byDay(SiteRow row, String source, List<Interval> intervals) {
        return intervals.stream()
                .collect(Collectors.groupingBy(
                        interval ->
                                LocalDate.ofInstant(interval.start(), row.site().zone()),
                        TreeMap::new,
                        Collectors.toList()))
                .entrySet()
                .stream()
                .map(day -> new ElectricityDay(row.site(), day.getKey(), row.currency(), day.getValue(), source))
                .toList();
    }

    /** A day is published whole: a file with the afternoon alone must not take away the morning that is there. */
    private Optional<Violation> loss(ElectricityDay day) {
        List<Gap> gaps = new LocalDay(day.day(), day.site().zone()).gaps(day.intervals());
        return standing(day)
                .map(ElectricityDayRow::prices)
                .flatMap(standing -> standing.intervals().stream()
                        .filter(interval -> gaps.stream().anyMatch(gap -> gap.overlaps(interval)))
                        .findFirst()
                        .map(lost -> new Violation(
                                "day " + day.day(),
                                "must be whole: it has a price from " + lost.start() + " already")));
    }

    /** Usage may have been charged at a published price, and the books are computed again with it: it stays. */
    private Optional<Violation> change(ElectricityDay day) {
        return standing(day)
                .map(ElectricityDayRow::prices)
                .flatMap(standing -> standing.intervals().stream()
                        .filter(interval -> day.intervals().stream().anyMatch(other -> contradicts(interval, other)))
                        .findFirst()
                        .map(kept -> new Violation(
                                "day " + day.day(),
                                "must keep the price from " + kept.start() + ", which is published as "
                                        + kept.pricePerKwh().toPlainString() + " per kWh")));
    }

    private static boolean contradicts(Interval standing, Interval other) {
        return standing.start().isBefore(other.end())
                && other.start().isBefore(standing.end())
                && standing.pricePerKwh().compareTo(other.pricePerKwh()) != 0;
    }

    private Day publish(ElectricityDay day, byte[] fileSha256) {
        Optional<ElectricityDayRow> same =
                standing(day).filter(standing -> standing.prices().equals(day));
        if (same.isPresent()) {
            return new Day(same.get(), false);
        }
        PublishedPrices published = new PublishedPrices(publication.nextRevision(), day);
        ElectricityDayRow row = new ElectricityDayRow(published, fileSha256, publication.now());
        days.persist(row);
        publication.publish(published);
        return new Day(row, true);
    }

    private Optional<ElectricityDayRow> standing(ElectricityDay day) {
        return days.inForce(day.site().id(), day.day(), day.day().plusDays(1)).stream()
                .findFirst();
    }

    private static byte[] sha256(byte[] file) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(file);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

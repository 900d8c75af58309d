package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.catalog.energy.LocalDay.Gap;
import dev.thinkwatt.model.energy.ElectricityDay;
import dev.thinkwatt.model.energy.ElectricityDay.Interval;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Takes a file of prices as a whole, or not at all, and publishes the days that it changes. */
@ApplicationScoped
class PriceImport {

    private final DayPublication days;
    private final Audit audit;
    private final PriceSettings settings;

    PriceImport(DayPublication days, Audit audit, PriceSettings settings) {
        this.days = days;
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

    /**
     * @param source the index that the prices come from, as invoices name it
     * @param restates whether prices that have begun to hold may be otherwise, and what was charged at them is charged anew
     */
    @Transactional
    List<Day> importCsv(String siteId, String source, boolean restates, byte[] file) {
        SiteRow site = days.lock(siteId);
        List<ElectricityDay> read = byDay(site, source, intervals(site, file));
        List<Violation> violations = read.stream()
                .flatMap(day -> loss(day).or(() -> change(day, restates)).stream())
                .toList();
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        byte[] sha256 = Sha256.of(file);
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

    private Optional<Violation> change(ElectricityDay day, boolean restates) {
        return standing(day)
                .map(ElectricityDayRow::prices)
                .flatMap(standing -> new DayChange(standing, day).refusal(days.now(), restates))
                .map(rule -> new Violation("day " + day.day(), rule));
    }

    private Day publish(ElectricityDay day, byte[] fileSha256) {
        Optional<ElectricityDayRow> same =
                standing(day).filter(standing -> standing.prices().equals(day));
        if (same.isPresent()) {
            return new Day(same.get(), false);
        }
        return new Day(days.publish(day, fileSha256), true);
    }

    private Optional<ElectricityDayRow> standing(ElectricityDay day) {
        return days.standing(day.site().id(), day.day());
    }
}

package dev.thinkwatt.catalog.carbon;

import dev.thinkwatt.catalog.carbon.CarbonImportRow.Done;
import dev.thinkwatt.catalog.carbon.CarbonImportRow.ImportedDay;
import dev.thinkwatt.catalog.carbon.ProposedCarbon.Effect;
import dev.thinkwatt.catalog.energy.DayRow.Key;
import dev.thinkwatt.catalog.energy.ElectricityService;
import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedCarbon;
import dev.thinkwatt.model.energy.CarbonDay;
import dev.thinkwatt.model.energy.Site;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.identity.Callers;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes files of carbon intensities as a whole, or not at all, and takes them back. No money hangs on them, so that what has passed may
 * be stated anew: invoices that are final keep what they say.
 */
@ApplicationScoped
class CarbonService {

    private final ElectricityService sites;
    private final CarbonDayRepository days;
    private final CarbonImportRepository imports;
    private final Publication publication;
    private final Callers callers;
    private final Audit audit;

    CarbonService(
            ElectricityService sites,
            CarbonDayRepository days,
            CarbonImportRepository imports,
            Publication publication,
            Callers callers,
            Audit audit) {
        this.sites = sites;
        this.days = days;
        this.imports = imports;
        this.publication = publication;
        this.callers = callers;
        this.audit = audit;
    }

    /** What was imported; empty where the file changes nothing. */
    record Imported(Optional<CarbonImportRow> row, CarbonReview review) {}

    /** @throws ProblemException 400 with everything that is wrong with the file; 404 */
    CarbonReview review(String siteId, String source, byte[] file) {
        Site site = sites.known(siteId);
        CarbonFile read = CarbonCsv.read(file, source);
        List<ProposedCarbon> proposed = new ArrayList<>();
        read.byDay(site.zone())
                .forEach((day, readings) -> proposed.add(ProposedCarbon.of(
                        new CarbonDay(siteId, day, List.of(), read.source()), readings, days.standing(siteId, day))));
        return new CarbonReview(siteId, file, read, proposed);
    }

    /**
     * @param comparedWith the revision that somebody has seen the file beside; null: whichever stands
     * @throws ProblemException 400, 404, or 409 where the days have another revision by now
     */
    @Transactional
    Imported importFile(String siteId, String source, byte[] file, String reason, @Nullable Long comparedWith) {
        sites.lock(siteId);
        CarbonReview review = review(siteId, source, file);
        if (comparedWith != null && comparedWith != review.comparedWith()) {
            throw ProblemException.conflict("The days of the file have revision " + review.comparedWith()
                    + " by now: what it changes is not what it was compared with.");
        }
        List<ImportedDay> published = review.days().stream()
                .filter(day -> day.effect() != Effect.UNCHANGED)
                .map(day -> publish(day.next()))
                .toList();
        if (published.isEmpty()) {
            return new Imported(Optional.empty(), review);
        }
        CarbonImportRow row = new CarbonImportRow(
                review, new Done(published), reason, callers.current().id(), publication.now());
        imports.persist(row);
        List<LocalDate> changed = published.stream().map(ImportedDay::day).toList();
        audit.record(Act.created("carbon.imported", "site", siteId, row.audited(changed))
                .because(reason));
        return new Imported(Optional.of(row), review);
    }

    /** Its days are published as they stood before it. @throws ProblemException 404, or 409 where a later file changed them */
    @Transactional
    CarbonImportRow undo(String siteId, long number, String reason) {
        sites.lock(siteId);
        CarbonImportRow row = imports.one(siteId, number);
        if (imports.undo(number).isPresent()) {
            return row;
        }
        List<CarbonDay> restored =
                row.done().days().stream().map(day -> before(siteId, day)).toList();
        restored.forEach(this::publish);
        imports.persist(new CarbonUndoRow(
                Objects.requireNonNull(row.number), reason, callers.current().id(), publication.now()));
        audit.record(new Act("carbon.undone", "site", siteId, row.done().days(), null, reason));
        return row;
    }

    private CarbonDay before(String siteId, ImportedDay imported) {
        CarbonDayRow row = days.findById(new Key(siteId, imported.day(), imported.revision()));
        CarbonDayRow standing = days.standing(siteId, imported.day()).orElseThrow();
        if (!standing.carbon().equals(row.carbon())) {
            throw ProblemException.conflict("Day " + imported.day() + " was published otherwise since, at revision "
                    + standing.key.revision() + ": undo that first.");
        }
        return days.before(row.key)
                .map(CarbonDayRow::carbon)
                .orElseGet(() -> new CarbonDay(
                        siteId, imported.day(), List.of(), row.carbon().source()));
    }

    private ImportedDay publish(CarbonDay day) {
        PublishedCarbon published = new PublishedCarbon(publication.nextRevision(), day);
        days.persist(new CarbonDayRow(published, publication.now()));
        publication.publish(published);
        return new ImportedDay(day.day(), published.revision());
    }
}

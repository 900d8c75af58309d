package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.catalog.energy.ProposedDay.Effect;
import dev.thinkwatt.catalog.energy.TariffImportRow.Done;
import dev.thinkwatt.catalog.energy.TariffImportRow.ImportedDay;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.identity.Callers;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes a file of prices as a whole, or not at all, and keeps it with what it changed. */
@ApplicationScoped
class TariffImport {

    private final TariffReviews reviews;
    private final TariffImportRepository imports;
    private final DayPublication days;
    private final Callers callers;
    private final Audit audit;

    TariffImport(
            TariffReviews reviews, TariffImportRepository imports, DayPublication days, Callers callers, Audit audit) {
        this.reviews = reviews;
        this.imports = imports;
        this.days = days;
        this.callers = callers;
        this.audit = audit;
    }

    /**
     * What an admin asks for.
     *
     * @param restates whether prices that have begun to hold may be otherwise, and what was charged at them is charged anew
     * @param comparedWith the revision that the admin has seen the file beside; null: whichever stands
     */
    record Wish(
            String siteId,
            FileFormat format,
            int sequence,
            String reason,
            boolean restates,
            @Nullable Long comparedWith) {}

    /** What was imported; empty where the file changes nothing. */
    record Imported(Optional<TariffImportRow> row, TariffReview review) {}

    @Transactional
    Imported importFile(Wish wish, byte[] file) {
        TariffReview review = reviews.review(days.lock(wish.siteId()), wish.format(), wish.sequence(), file);
        requireSeen(wish, review);
        if (!wish.restates()) {
            refuse(review);
        }
        List<ImportedDay> published = review.days().stream()
                .filter(day -> day.effect() != Effect.UNCHANGED)
                .map(day -> days.publish(day.prices(), Sha256.of(file)))
                .map(row -> new ImportedDay(row.key.day(), row.key.revision()))
                .toList();
        if (published.isEmpty()) {
            return new Imported(Optional.empty(), review);
        }
        TariffImportRow row = new TariffImportRow(
                review,
                new Done(published, review.read().remarks()),
                wish.reason(),
                callers.current().id(),
                days.now());
        imports.persist(row);
        List<LocalDate> changed = published.stream().map(ImportedDay::day).toList();
        audit.record(Act.created("tariff.imported", "site", wish.siteId(), row.audited(changed))
                .because(wish.reason()));
        return new Imported(Optional.of(row), review);
    }

    private static void requireSeen(Wish wish, TariffReview review) {
        if (wish.comparedWith() != null && wish.comparedWith() != review.comparedWith()) {
            throw ProblemException.conflict("The days of the file have revision " + review.comparedWith()
                    + " by now: what it changes is not what it was compared with.");
        }
    }

    private static void refuse(TariffReview review) {
        List<Violation> violations = review.days().stream()
                .flatMap(day ->
                        day
                                .restatement()
                                .map(rule -> new Violation("day " + day.prices().day(), rule))
                                .stream())
                .toList();
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }
}

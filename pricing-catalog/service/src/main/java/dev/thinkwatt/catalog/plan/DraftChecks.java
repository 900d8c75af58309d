package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.model.document.PlanDocument.Reading;
import dev.thinkwatt.model.document.PlanDocument.Reading.Faulty;
import dev.thinkwatt.model.document.PlanDocument.Reading.Sound;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.review.Finding;
import dev.thinkwatt.model.review.Finding.Severity;
import dev.thinkwatt.model.review.PriceReview;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds everything that keeps a draft from being published; of what is no plan yet, prices and defaults are not asked. */
@ApplicationScoped
class DraftChecks {

    private final PlanVersionRepository versions;
    private final Instance<PlanCheck> others;

    DraftChecks(PlanVersionRepository versions, @Any Instance<PlanCheck> others) {
        this.versions = versions;
        this.others = others;
    }

    /** Looks at a draft as the next version of its plan, in force from an instant on. */
    Examination examine(PlanDraftRow draft, Instant from) {
        return examine(draft.planId, draft.document(), from);
    }

    /** The same for a document that nobody need have saved. */
    Examination examine(String planId, DraftDocument document, Instant from) {
        PlanHistory history = versions.history(planId);
        return examine(read(planId, document, history), history, from);
    }

    /** The same, while all that a publication of the draft depends on is kept as it is, until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    Examination examineHeld(PlanDraftRow draft, PlanHistory history, Instant from) {
        Reading reading = read(draft.planId, draft.document(), history);
        if (reading instanceof Sound(Plan plan)) {
            hold(List.of(plan));
        }
        return examine(reading, history, from);
    }

    /** What the other parts of the catalog have against a plan in force from an instant until another. */
    List<Violation> violations(Plan plan, Instant from, @Nullable Instant until) {
        return others.stream()
                .flatMap(check -> check.violations(plan, from, until).stream())
                .toList();
    }

    /** Keeps all that a publication of plans depends on as it is, until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    void hold(Collection<Plan> plans) {
        others.forEach(check -> check.hold(plans));
    }

    /** Refuses a time for the next version at which, or after which, another comes into force that is published already. */
    void requireLast(String planId, Instant from) {
        versions.history(planId).from(from).stream().findFirst().ifPresent(next -> {
            throw ProblemException.invalid(
                    "effectiveFrom",
                    "must lie after " + next.from + ", when version " + next.key.version()
                            + " comes into force, which is published already: withdraw that first, or choose a later"
                            + " time");
        });
    }

    private Examination examine(Reading reading, PlanHistory history, Instant from) {
        return switch (reading) {
            case Sound(Plan plan) -> examine(plan, history, from);
            case Faulty(var faults) ->
                new Examination(
                        null,
                        faults.stream()
                                .map(fault -> new Violation(fault.path(), fault.rule()))
                                .toList(),
                        List.of(),
                        null);
        };
    }

    private Examination examine(Plan plan, PlanHistory history, Instant from) {
        Optional<Plan> previous = history.inForceAt(from).map(PlanVersionRow::plan);
        List<Finding> findings = PriceReview.of(plan, previous.orElse(null));
        List<Violation> faults = Stream.concat(of(Severity.REFUSE, findings), violations(plan, from, null).stream())
                .toList();
        List<Violation> doubts = Stream.concat(
                        of(Severity.ASK, findings), others.stream().flatMap(check -> check.doubts(plan).stream()))
                .toList();
        return new Examination(
                plan,
                faults,
                doubts,
                previous.flatMap(standing -> ChangeNotice.of(standing, plan)).orElse(null));
    }

    private static Reading read(String planId, DraftDocument document, PlanHistory history) {
        return document.read(new PlanVersion(planId, history.nextVersion()));
    }

    private static Stream<Violation> of(Severity severity, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .map(finding -> new Violation(finding.path(), finding.detail()));
    }
}

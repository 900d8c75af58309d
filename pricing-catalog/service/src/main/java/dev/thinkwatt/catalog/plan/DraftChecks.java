package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.model.document.PlanDocument.Reading.Faulty;
import dev.thinkwatt.model.document.PlanDocument.Reading.Sound;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.util.List;

/** Finds everything that keeps a draft from being published. */
@ApplicationScoped
class DraftChecks {

    private final PlanVersionRepository versions;
    private final Instance<PlanCheck> others;

    DraftChecks(PlanVersionRepository versions, @Any Instance<PlanCheck> others) {
        this.versions = versions;
        this.others = others;
    }

    /** None where it could be published from an instant on. */
    List<Violation> violations(PlanDraftRow draft, Instant from) {
        return switch (draft.document().read(next(draft.planId))) {
            case Sound(Plan plan) -> violations(plan, from);
            case Faulty(var faults) ->
                faults.stream()
                        .map(fault -> new Violation(fault.path(), fault.rule()))
                        .toList();
        };
    }

    /** What the other parts of the catalog have against a plan. */
    List<Violation> violations(Plan plan, Instant from) {
        return others.stream()
                .flatMap(check -> check.violations(plan, from).stream())
                .toList();
    }

    /**
     * The plan that a draft is, under the next version.
     *
     * @throws ProblemException 400 with all that is wrong
     */
    Plan sound(PlanDraftRow draft, Instant from) {
        List<Violation> violations = violations(draft, from);
        if (violations.isEmpty() && draft.document().read(next(draft.planId)) instanceof Sound(Plan plan)) {
            return plan;
        }
        throw ProblemException.invalid(violations);
    }

    private PlanVersion next(String planId) {
        return new PlanVersion(planId, versions.history(planId).nextVersion());
    }
}

package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;

/** Drafts as plans, for whoever tries them out. */
@ApplicationScoped
public class DraftPlans {

    private final DraftService drafts;
    private final DraftChecks checks;
    private final Publication publication;

    DraftPlans(DraftService drafts, DraftChecks checks, Publication publication) {
        this.drafts = drafts;
        this.checks = checks;
        this.publication = publication;
    }

    /** @param plan under the number that its next version will have */
    public record Drafted(Plan plan, String etag) {}

    /**
     * The draft of a plan as it would be published now.
     *
     * @throws ProblemException 404 where there is none, 400 with all its faults
     */
    public Drafted sound(String planId) {
        PlanDraftRow draft = drafts.get(planId);
        return new Drafted(checks.examine(draft, publication.now()).sound(), draft.etag());
    }
}

package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.identity.Callers;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps drafts, and loses no edit: who saves says what they have seen. */
@ApplicationScoped
class DraftService {

    private final PlanService plans;
    private final PlanDraftRepository drafts;
    private final Publication publication;
    private final Callers callers;
    private final Audit audit;

    DraftService(PlanService plans, PlanDraftRepository drafts, Publication publication, Callers callers, Audit audit) {
        this.plans = plans;
        this.drafts = drafts;
        this.publication = publication;
        this.callers = callers;
        this.audit = audit;
    }

    /** The draft as it is now, and whether it is new. */
    record Saved(PlanDraftRow draft, boolean created) {}

    boolean has(String planId) {
        return drafts.findByIdOptional(planId).isPresent();
    }

    PlanDraftRow get(String planId) {
        return drafts.findByIdOptional(planId).orElseThrow(() -> none(planId));
    }

    @Transactional
    Saved save(String planId, DraftDocument document, Condition seen) {
        Optional<PlanDraftRow> standing = drafts.locked(planId);
        seen.check(standing);
        if (standing.isEmpty()) {
            return new Saved(
                    first(planId, document)
                            .orElseThrow(() ->
                                    ProblemException.preconditionFailed("Somebody else saved a first draft just now.")),
                    true);
        }
        PlanDraftRow draft = standing.get();
        String before = draft.etag();
        draft.save(publication.nextRevision(), document, me(), publication.now());
        audit.record(Act.changed("draft.saved", "plan", planId, Map.of("etag", before), Map.of("etag", draft.etag())));
        return new Saved(draft, false);
    }

    /**
     * A first draft with the content of a version.
     *
     * @param fromVersion null: the one in force
     */
    @Transactional
    PlanDraftRow duplicate(String planId, String fromPlan, @Nullable Integer fromVersion) {
        Plan plan = (fromVersion == null
                        ? plans.inForceAt(fromPlan, publication.now())
                        : plans.version(fromPlan, fromVersion))
                .orElseThrow(() -> fromVersion == null
                        ? ProblemException.invalid("fromPlan", "must be a plan with a version in force")
                        : ProblemException.invalid("fromVersion", "must be a version of plan " + fromPlan));
        return first(planId, DraftDocument.like(plan, planId))
                .orElseThrow(() -> ProblemException.conflict("Plan " + planId + " has a draft already."));
    }

    @Transactional
    void discard(String planId, Condition seen) {
        Optional<PlanDraftRow> standing = drafts.locked(planId);
        PlanDraftRow draft = standing.orElseThrow(() -> none(planId));
        seen.check(standing);
        drafts.delete(draft);
        audit.record(new Act("draft.discarded", "plan", planId, Map.of("etag", draft.etag()), null, null));
    }

    private Optional<PlanDraftRow> first(String planId, DraftDocument document) {
        PlanDraftRow draft = new PlanDraftRow(planId, publication.nextRevision(), document, me(), publication.now());
        if (!drafts.insert(draft)) {
            return Optional.empty();
        }
        audit.record(Act.created("draft.saved", "plan", planId, Map.of("etag", draft.etag())));
        return Optional.of(draft);
    }

    private Author me() {
        return Author.of(callers.current());
    }

    static ProblemException none(String planId) {
        return ProblemException.notFound("Plan " + planId + " has no draft.");
    }
}

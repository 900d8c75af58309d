package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.identity.Callers;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The first of the two people that a publication takes: says when and why. */
@ApplicationScoped
class SubmissionService {

    private static final Duration AHEAD_MAX = Duration.ofDays(5 * 365);

    private final PlanDraftRepository drafts;
    private final DraftChecks checks;
    private final Publication publication;
    private final Callers callers;
    private final Audit audit;

    SubmissionService(
            PlanDraftRepository drafts, DraftChecks checks, Publication publication, Callers callers, Audit audit) {
        this.drafts = drafts;
        this.checks = checks;
        this.publication = publication;
        this.callers = callers;
        this.audit = audit;
    }

    /**
     * Asks for a draft to be published as it is.
     *
     * @param effectiveFrom null: from its approval on
     * @throws ProblemException 400 with all that is wrong with it, or where a version that is published already comes into force
     *     then or later, or the notice that is promised is too short; 412 where it is not the one that was seen
     */
    @Transactional
    PlanDraftRow submit(String planId, @Nullable Instant effectiveFrom, String reason, Condition seen) {
        Optional<PlanDraftRow> standing = drafts.locked(planId);
        PlanDraftRow draft = standing.orElseThrow(() -> DraftService.none(planId));
        seen.check(standing);
        Instant now = publication.now();
        Instant from = effectiveFrom == null ? null : effectiveFrom.truncatedTo(ChronoUnit.MICROS);
        requireTimely(from, now);
        Instant soonest = from == null ? now : from;
        Examination examined = checks.examine(draft, soonest);
        examined.sound();
        checks.requireLast(planId, soonest);
        examined.notice().flatMap(notice -> notice.refuses(soonest, now)).ifPresent(rule -> {
            throw ProblemException.invalid("effectiveFrom", rule);
        });
        draft.submit(Author.of(callers.current()), now, from, reason);
        audit.record(Act.created(
                        "draft.submitted", "plan", planId, draft.submission().orElseThrow())
                .because(reason));
        return draft;
    }

    private static void requireTimely(@Nullable Instant from, Instant now) {
        if (from != null && from.isBefore(now)) {
            throw ProblemException.invalid("effectiveFrom", "must not lie in the past");
        }
        if (from != null && from.isAfter(now.plus(AHEAD_MAX))) {
            throw ProblemException.invalid("effectiveFrom", "must lie within five years");
        }
    }
}

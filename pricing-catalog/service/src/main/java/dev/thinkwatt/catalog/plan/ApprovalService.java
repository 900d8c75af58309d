package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.catalog.plan.Origin.Acknowledged;
import dev.thinkwatt.catalog.plan.Succession.Change;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.identity.Callers;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The second of the two people that a publication takes: publishes exactly what somebody else submitted. */
@ApplicationScoped
class ApprovalService {

    private static final int NAMED_MAX = 5;

    private final PlanDraftRepository drafts;
    private final DraftChecks checks;
    private final Succession succession;
    private final Callers callers;
    private final Audit audit;

    ApprovalService(
            PlanDraftRepository drafts, DraftChecks checks, Succession succession, Callers callers, Audit audit) {
        this.drafts = drafts;
        this.checks = checks;
        this.succession = succession;
        this.callers = callers;
        this.audit = audit;
    }

    /** What was published, and whether it was before. */
    record Approved(Change change, boolean repeated) {}

    /**
     * Publishes a submitted draft. The checks run in this order, and the first that fails answers: there is a draft (404), it is
     * the one that was seen (412), it is submitted, and by somebody else (409), nothing is wrong with it (400), no version
     * that is published already comes into force then or later (409), the notice that the version before promises is kept
     * (409), and all that is doubtful is acknowledged (409).
     *
     * @param seen the ETag that was submitted; the same again answers what was published from it
     * @param word what is doubtful, as it was seen, and why it is meant so; null where nothing was. What has become doubtful since
     *     is not covered by it
     */
    @Transactional
    Approved approve(String planId, Condition seen, @Nullable Acknowledged word) {
        PlanHistory history = succession.locked(planId);
        Optional<PlanVersionRow> published = history.ofDraft(seen);
        if (published.isPresent()) {
            PlanVersionRow version = published.get();
            return new Approved(new Change(version, history.before(version).orElse(null)), true);
        }
        Optional<PlanDraftRow> standing = drafts.locked(planId);
        PlanDraftRow draft = standing.orElseThrow(() -> DraftService.none(planId));
        seen.check(standing);
        return new Approved(publish(draft, history, word), false);
    }

    private Change publish(PlanDraftRow draft, PlanHistory history, @Nullable Acknowledged word) {
        Author approver = Author.of(callers.current());
        Submission submission = submission(draft, approver);
        Instant from = submission.from(succession.now());
        Examination examined = checks.examineHeld(draft, history, from);
        Plan plan = examined.sound();
        requireLast(history, from);
        requireNotice(examined, from);
        Acknowledged acknowledged = acknowledged(examined.doubts(), word);
        drafts.delete(draft);
        Change change = succession.publish(plan, from, Origin.approved(submission, approver, acknowledged));
        audit.record(new Act(
                "plan.published",
                "plan",
                draft.planId,
                change.other() == null ? null : Release.of(change.other(), succession.now()),
                Release.of(change.version(), succession.now()),
                submission.reason()));
        return change;
    }

    private static Submission submission(PlanDraftRow draft, Author approver) {
        Submission submission = draft.submission()
                .orElseThrow(() -> ProblemException.conflict("The draft of plan " + draft.planId
                        + " is not submitted, or was edited since: submit it first."));
        if (submission.by().isSameAs(approver)) {
            throw ProblemException.conflict(
                    "You have submitted this draft yourself: publishing takes a second person's approval.");
        }
        return submission;
    }

    private static @Nullable Acknowledged acknowledged(List<Violation> doubts, @Nullable Acknowledged word) {
        if (doubts.isEmpty()) {
            return null;
        }
        if (word == null) {
            throw ProblemException.conflict(
                    "Some of it is doubtful. To publish it all the same, send an acknowledgement that says why, and"
                            + " the doubts that it is about.",
                    doubts);
        }
        List<Violation> others =
                doubts.stream().filter(doubt -> !word.doubts().contains(doubt)).toList();
        if (!others.isEmpty()) {
            throw ProblemException.conflict(
                    "The acknowledgement is not about all that is doubtful now: look at " + places(others) + " too.",
                    others);
        }
        return new Acknowledged(word.why(), doubts);
    }

    private static String places(List<Violation> doubts) {
        String first = doubts.stream().limit(NAMED_MAX).map(Violation::field).collect(Collectors.joining(", "));
        return doubts.size() <= NAMED_MAX ? first : first + " and " + (doubts.size() - NAMED_MAX) + " more";
    }

    private void requireNotice(Examination examined, Instant from) {
        examined.notice()
                .flatMap(notice -> notice.refuses(from, succession.now()))
                .ifPresent(rule -> {
                    throw ProblemException.conflict(
                            "It comes too late to be approved: effectiveFrom " + rule + ". Submit it for later.");
                });
    }

    private static void requireLast(PlanHistory history, Instant from) {
        List<PlanVersionRow> later = history.from(from);
        if (!later.isEmpty()) {
            PlanVersionRow next = later.getFirst();
            throw ProblemException.conflict("Version " + next.key.version() + " of plan " + next.key.planId()
                    + " is published and comes into force on " + next.from + ", not before " + from
                    + ": withdraw it first, or submit the draft for a later time.");
        }
    }
}

package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.catalog.plan.PlanVersionRow.Status;
import dev.thinkwatt.catalog.plan.Succession.Change;
import dev.thinkwatt.model.energy.SurchargePolicy;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.identity.Callers;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the content of an earlier version current again, as a new version and at once: of all plans asked for, or of none. */
@ApplicationScoped
class RollbackService {

    private final Succession succession;
    private final DraftChecks checks;
    private final Callers callers;
    private final Audit audit;

    RollbackService(Succession succession, DraftChecks checks, Callers callers, Audit audit) {
        this.succession = succession;
        this.checks = checks;
        this.callers = callers;
        this.audit = audit;
    }

    /**
     * What came of the rollback of one plan.
     *
     * @param restores the version whose content is in force again
     * @param change the version that is in force with it, and the one before
     * @param scheduled versions that are published for later, and still come into force
     * @param unchanged whether that content was in force already, so that nothing was published
     */
    record RolledBack(int restores, Change change, List<PlanVersionRow> scheduled, boolean unchanged) {}

    /** A version whose content is to be in force again. */
    private record Target(PlanHistory history, PlanVersionRow version) {}

    /** What a rollback of one plan does, or why it cannot be done. */
    private sealed interface Step {
        record Needless(PlanHistory history, PlanVersionRow current, PlanVersionRow target) implements Step {}

        record Possible(PlanHistory history, PlanVersionRow current, PlanVersionRow target) implements Step {}

        record Impossible(String why) implements Step {}
    }

    /**
     * Rolls one plan back; the same again publishes nothing more.
     *
     * @throws ProblemException 404 for no such version, 409 for one that was never in force, or that has another energy surcharge
     *     than the one in force, which promises notice before that changes
     */
    @Transactional
    RolledBack rollBack(String planId, int version, String reason) {
        PlanHistory history = succession.locked(planId);
        PlanVersionRow target = history.version(version).orElseThrow(() -> PlanVersionRepository.none(planId, version));
        return take(List.of(new Target(history, target)), reason).getFirst();
    }

    /** Rolls plans back to what was in force at an instant. */
    @Transactional
    List<RolledBack> rollBack(List<String> planIds, Instant asOf, String reason) {
        if (asOf.isAfter(succession.now())) {
            throw ProblemException.invalid("asOf", "must not lie in the future");
        }
        List<Target> targets = new ArrayList<>();
        List<Violation> unknown = new ArrayList<>();
        for (String planId : planIds.stream().sorted().toList()) {
            PlanHistory history = succession.locked(planId);
            history.inForceAt(asOf)
                    .ifPresentOrElse(
                            target -> targets.add(new Target(history, target)),
                            () -> unknown.add(new Violation(
                                    "plans[" + planIds.indexOf(planId) + "]",
                                    "must be a plan with a version in force at " + asOf)));
        }
        if (!unknown.isEmpty()) {
            throw ProblemException.invalid(unknown);
        }
        return take(targets, reason);
    }

    /** All is locked by then, so that nothing comes into force unseen between the instant that is looked at and the end. */
    private List<RolledBack> take(List<Target> targets, String reason) {
        checks.hold(targets.stream().map(target -> target.version().plan()).toList());
        Instant now = succession.now();
        return takeAll(
                targets.stream()
                        .map(target -> step(target.history(), target.version(), now))
                        .toList(),
                reason);
    }

    private Step step(PlanHistory history, PlanVersionRow target, Instant now) {
        String name = "version " + target.key.version() + " of plan " + target.key.planId();
        if (target.status == Status.WITHDRAWN || target.from.isAfter(now)) {
            return new Step.Impossible(name + " was never in force");
        }
        // From the first version on there is always one in force.
        PlanVersionRow current = history.inForceAt(now).orElseThrow();
        if (history.content(current) == history.content(target)) {
            return new Step.Needless(history, current, target);
        }
        Optional<String> notice = surchargeNotice(current, target, now);
        if (notice.isPresent()) {
            return new Step.Impossible(name + " has another energy surcharge, and " + notice.get());
        }
        List<Violation> violations = checks.violations(target.plan(), now, history.nextAfter(now));
        return violations.isEmpty()
                ? new Step.Possible(history, current, target)
                : new Step.Impossible(name + ": "
                        + violations.stream()
                                .map(violation -> violation.field() + " " + violation.rule())
                                .collect(Collectors.joining(", ")));
    }

    /** A rollback is at once, and what is paid for electricity is not changed without the notice that was promised. */
    private static Optional<String> surchargeNotice(PlanVersionRow current, PlanVersionRow target, Instant now) {
        Plan plan = current.plan();
        SurchargePolicy policy = plan.surcharge();
        return policy == null
                        || policy.notice().isZero()
                        || SurchargePolicy.isSame(policy, target.plan().surcharge())
                ? Optional.empty()
                : Optional.of(new ChangeNotice(plan.version(), policy.notice(), true).promise()
                        + ": publish a draft like it, from " + now.plus(policy.notice())
                        + " on, or one with the surcharge that is in force");
    }

    private List<RolledBack> takeAll(List<Step> steps, String reason) {
        List<String> impossible = steps.stream()
                .flatMap(step -> step instanceof Step.Impossible(String why) ? Stream.of(why) : Stream.of())
                .toList();
        if (!impossible.isEmpty()) {
            throw ProblemException.conflict("Nothing was rolled back: " + String.join("; ", impossible) + ".");
        }
        List<RolledBack> done = new ArrayList<>();
        for (Step step : steps) {
            switch (step) {
                case Step.Needless needless -> done.add(unchanged(needless));
                case Step.Possible possible -> done.add(publish(possible, reason));
                case Step.Impossible none -> throw new IllegalStateException(none.why());
            }
        }
        return done;
    }

    private RolledBack unchanged(Step.Needless step) {
        PlanVersionRow before = step.history().before(step.current()).orElse(null);
        return new RolledBack(
                step.target().key.version(),
                new Change(step.current(), before),
                step.history().from(succession.now()),
                true);
    }

    private RolledBack publish(Step.Possible step, String reason) {
        PlanVersionRow current = step.current();
        PlanVersionRow target = step.target();
        Instant now = succession.now();
        Instant from = now.isAfter(current.from) ? now : current.from.plus(1, ChronoUnit.MICROS);
        Release before = Release.of(current, now);
        Plan plan = target.planAs(step.history().nextVersion());
        Origin origin = Origin.rolledBack(target.key.version(), Author.of(callers.current()), reason);
        Change change = succession.publish(plan, from, origin);
        audit.record(Act.changed("plan.rolled-back", "plan", plan.id(), before, Release.of(change.version(), from))
                .because(reason));
        return new RolledBack(target.key.version(), change, step.history().from(from), false);
    }
}

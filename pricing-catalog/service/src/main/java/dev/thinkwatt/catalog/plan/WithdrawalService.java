package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.catalog.plan.PlanVersionRow.Status;
import dev.thinkwatt.catalog.plan.Succession.Change;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Takes back versions that are published and not yet in force. */
@ApplicationScoped
class WithdrawalService {

    private final Succession succession;
    private final DraftChecks checks;
    private final Audit audit;

    WithdrawalService(Succession succession, DraftChecks checks, Audit audit) {
        this.succession = succession;
        this.checks = checks;
        this.audit = audit;
    }

    /**
     * Takes back a version; the same again changes nothing.
     *
     * @throws ProblemException 404 for no such version, 409 for one that is or was in force, or without which the one before it
     *     could not go on
     */
    @Transactional
    PlanVersionRow withdraw(String planId, int number, String reason) {
        PlanHistory history = succession.locked(planId);
        PlanVersionRow version = history.version(number).orElseThrow(() -> PlanVersionRepository.none(planId, number));
        if (version.status == Status.WITHDRAWN) {
            return version;
        }
        Instant now = succession.now();
        if (!version.from.isAfter(now)) {
            throw ProblemException.conflict("Version " + number + " of plan " + planId + " is in force since "
                    + version.from + ": roll back to an earlier version instead.");
        }
        history.before(version).ifPresent(before -> requireGoingOn(before, version));
        Release before = Release.of(version, now);
        Change change = succession.withdraw(version);
        audit.record(Act.changed("plan.withdrawn", "plan", planId, before, Release.of(change.version(), now))
                .because(reason));
        return version;
    }

    private void requireGoingOn(PlanVersionRow before, PlanVersionRow withdrawn) {
        List<Violation> violations = checks.violations(before.plan(), withdrawn.from, withdrawn.until);
        if (!violations.isEmpty()) {
            throw ProblemException.conflict(
                    "Version " + before.key.version() + " of plan " + before.key.planId()
                            + " cannot go on in its place as it is.",
                    violations);
        }
    }
}

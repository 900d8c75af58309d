package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.account.BilledAccounts;
import dev.thinkwatt.billing.creation.Creations;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts invoice runs and says how far they are. */
@ApplicationScoped
class RunService {

    private static final int FAILURES_SHOWN_MAX = 100;

    private final RunRepository runs;
    private final BilledAccounts accounts;
    private final Creations creations;
    private final Audit audit;
    private final Clock clock;

    RunService(RunRepository runs, BilledAccounts accounts, Creations creations, Audit audit, Clock clock) {
        this.runs = runs;
        this.accounts = accounts;
        this.creations = creations;
        this.audit = audit;
        this.clock = clock;
    }

    /** A run as it is asked for; no accounts means all. */
    record NewRun(String runId, YearMonth period, @Nullable List<String> accounts) {}

    /** How far a run is. */
    record Progress(RunRow run, Map<RunAccountRow.Status, Long> counts, List<RunAccountRow> failed) {}

    /** Starts a run, unless an earlier call with the same body did. */
    @Transactional
    void start(NewRun run) {
        if (!creations.isFirst("invoice run", run.runId(), "runId", run)) {
            return;
        }
        RunRow row = new RunRow();
        row.runId = run.runId();
        row.period = run.period().atDay(1);
        row.status = RunRow.Status.RUNNING;
        row.startedAt = clock.instant();
        runs.persistAndFlush(row);
        audit.record(Act.created("invoice-run.started", "invoice-run", run.runId(), run));
        List<String> chosen = run.accounts();
        if (chosen == null) {
            runs.addAllAccounts(run.runId());
        } else {
            refuseUnknown(chosen);
            runs.addAccounts(run.runId(), chosen.stream().distinct().toList());
        }
    }

    @Transactional
    Progress progress(String runId) {
        RunRow run = runs.findByIdOptional(runId)
                .orElseThrow(() -> ProblemException.notFound("There is no invoice run " + runId + "."));
        return new Progress(run, runs.counts(runId), runs.failed(runId, FAILURES_SHOWN_MAX));
    }

    private void refuseUnknown(List<String> accountIds) {
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < accountIds.size(); i++) {
            if (!accounts.exists(accountIds.get(i))) {
                violations.add(new Violation("accounts[" + i + "]", "must be an account that exists"));
            }
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }
}

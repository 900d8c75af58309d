package dev.thinkwatt.billing.invoice;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.thinkwatt.billing.creation.Creations;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.identity.Callers;
import dev.thinkwatt.support.paging.Page;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Starts invoice runs and says how far they are. */
@ApplicationScoped
class RunService {

    private static final int FAILURES_SHOWN_MAX = 100;

    /** No time zone is further ahead, so a month ends here first. */
    private static final ZoneOffset FURTHEST_AHEAD = ZoneOffset.ofHours(14);

    private final RunRepository runs;
    private final Creations creations;
    private final Audit audit;
    private final Callers callers;
    private final Clock clock;

    RunService(RunRepository runs, Creations creations, Audit audit, Callers callers, Clock clock) {
        this.runs = runs;
        this.creations = creations;
        this.audit = audit;
        this.callers = callers;
        this.clock = clock;
    }

    /**
     * A run as it is asked for.
     *
     * @param accounts null means all
     * @param finalise whether the invoices are made final. Where not, it is left out when written, as in calls from before there was a choice
     */
    record NewRun(
            String runId,
            YearMonth period,
            @Nullable List<String> accounts,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean finalise) {}

    /** How far a run is. */
    record Progress(RunRow run, RunCounts counts) {}

    /** Starts a run, unless an earlier call with the same body did. */
    @Transactional
    void start(NewRun run) {
        require(run);
        if (!creations.isFirst("invoice run", run.runId(), "runId", run)) {
            return;
        }
        RunRow row = new RunRow();
        row.runId = run.runId();
        row.period = run.period().atDay(1);
        row.finalise = run.finalise();
        row.status = RunRow.Status.RUNNING;
        row.starter = RunRow.Starter.of(callers.current());
        row.startedAt = clock.instant();
        runs.persistAndFlush(row);
        audit.record(Act.created("invoice-run.started", "invoice-run", run.runId(), run));
        List<String> chosen = run.accounts();
        if (chosen == null) {
            runs.addAllAccounts(run.runId());
        } else {
            runs.addAccounts(run.runId(), chosen.stream().distinct().toList());
        }
    }

    /** @throws ProblemException 400 for accounts that there are not, and for a month that nothing of can be final yet */
    @Transactional
    void require(NewRun run) {
        if (run.finalise()) {
            requireOver(run.period());
        }
        List<String> chosen = run.accounts();
        if (chosen != null) {
            refuseUnknown(chosen);
        }
    }

    @Transactional
    Progress progress(String runId) {
        return progress(List.of(find(runId))).getFirst();
    }

    /** The first accounts that failed. */
    @Transactional
    List<RunAccountRow> failed(String runId) {
        return runs.failed(runId, FAILURES_SHOWN_MAX);
    }

    /** Runs, newest first. */
    @Transactional
    Page<Progress> newest(String after, int limit) {
        List<RunRow> rows = after.isEmpty()
                ? runs.newest(limit + 1)
                : runs.newestAfter(
                        runs.findByIdOptional(after)
                                .orElseThrow(() -> ProblemException.invalid(
                                        "after", "must be a cursor that an earlier page gave as next")),
                        limit + 1);
        return Page.of(progress(rows), limit, progress -> progress.run().runId);
    }

    private RunRow find(String runId) {
        return runs.findByIdOptional(runId)
                .orElseThrow(() -> ProblemException.notFound("There is no invoice run " + runId + "."));
    }

    private List<Progress> progress(List<RunRow> rows) {
        Map<String, RunCounts> counts = runs.counts(rows.stream()
                .filter(row -> row.ended == null)
                .map(row -> row.runId)
                .toList());
        return rows.stream()
                .map(row -> new Progress(
                        row,
                        row.ended == null ? Objects.requireNonNull(counts.get(row.runId)) : RunCounts.read(row.ended)))
                .toList();
    }

    /** A month that is over for some accounts and not for others is one: each account ends it in its own zone. */
    private void requireOver(YearMonth period) {
        Instant end = period.plusMonths(1).atDay(1).atStartOfDay().toInstant(FURTHEST_AHEAD);
        if (clock.instant().isBefore(end)) {
            throw ProblemException.invalid(
                    "period", "must be over to be made final: it ends at " + end + " where it ends first");
        }
    }

    private void refuseUnknown(List<String> accountIds) {
        Set<String> unknown = runs.unknown(accountIds);
        List<Violation> violations = IntStream.range(0, accountIds.size())
                .filter(i -> unknown.contains(accountIds.get(i)))
                .mapToObj(i -> new Violation("accounts[" + i + "]", "must be an account that exists"))
                .toList();
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }
}

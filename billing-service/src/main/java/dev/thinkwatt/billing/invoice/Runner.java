package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.support.trouble.DatabaseFailures;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Works through invoice runs, an account in a transaction and some at a time. Whoever finds a run unfinished goes on with it: this process,
 * another replica, or the next one after a crash.
 */
@ApplicationScoped
class Runner {

    private static final Logger LOG = Logger.getLogger(Runner.class);

    private final RunRepository runs;
    private final RunStep step;
    private final InvoiceConfig config;
    private final Clock clock;
    private volatile boolean stopping;

    Runner(RunRepository runs, RunStep step, InvoiceConfig config, Clock clock) {
        this.runs = runs;
        this.step = step;
        this.config = config;
        this.clock = clock;
    }

    /** Works on every run that is not complete. */
    void work() throws InterruptedException, ExecutionException {
        for (RunRow run : QuarkusTransaction.requiringNew().call(runs::running)) {
            workOn(run);
            QuarkusTransaction.requiringNew().run(() -> runs.completeIfDone(run.runId, clock.instant()));
        }
    }

    private void workOn(RunRow run) throws InterruptedException, ExecutionException {
        Callable<Void> worker = () -> {
            while (!stopping && takeNext(run)) {
                // one account after the other
            }
            return null;
        };
        ThreadFactory threads =
                Thread.ofPlatform().name("invoice-run-", 1).daemon().factory();
        try (ExecutorService workers = Executors.newFixedThreadPool(config.runWorkers(), threads)) {
            for (Future<Void> done : workers.invokeAll(Collections.nCopies(config.runWorkers(), worker))) {
                done.get();
            }
        }
    }

    /** Leaves accounts that wait to the next process. */
    void stop() {
        stopping = true;
    }

    /** Whether there was an account that waited. */
    private boolean takeNext(RunRow run) {
        AtomicReference<@Nullable String> claimed = new AtomicReference<>();
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                Optional<RunAccountRow> next = runs.claim(run.runId);
                next.ifPresent(account -> {
                    claimed.set(account.id.accountId());
                    step.take(run, account);
                });
                return next.isPresent();
            });
        } catch (RuntimeException e) {
            if (DatabaseFailures.isPassing(e)) {
                throw e;
            }
            if (e instanceof InvoiceNotDrawn notDrawn && notDrawn.isPassing()) {
                return true;
            }
            fail(run.runId, claimed.get(), e);
            return true;
        }
    }

    /**
     * Notes the failure, so that the run goes on with the other accounts. Another replica may have taken it meanwhile: its
     * word stands.
     */
    private void fail(String runId, @Nullable String accountId, RuntimeException cause) {
        if (accountId == null) {
            throw cause;
        }
        boolean explained = cause instanceof InvoiceNotDrawn;
        if (!explained) {
            LOG.errorf(cause, "The invoice of account %s was not drawn in run %s", accountId, runId);
        }
        QuarkusTransaction.requiringNew()
                .run(() -> runs.lock(runId, accountId)
                        .filter(RunAccountRow::isWaiting)
                        .ifPresent(account -> account.end(RunAccountRow.Outcome.failed(
                                explained ? String.valueOf(cause.getMessage()) : "an error of ours; see the log"))));
    }
}

package dev.thinkwatt.quota.decision;

import dev.thinkwatt.quota.decision.HoldRepository.Over;
import dev.thinkwatt.support.background.Job;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Ends holds that are over, on one replica at a time. Each goes through the batcher, so that locks are taken in the one order. */
@ApplicationScoped
class HoldSweeper {

    private static final Logger LOG = Logger.getLogger(HoldSweeper.class);

    private static final String LEASE = "hold-expiry";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final String owner = UUID.randomUUID().toString();
    private final Sources sources;
    private final DecisionBatcher batcher;
    private final HoldSettings settings;
    private final Clock clock;
    private @Nullable Job job;
    private Over last = Over.NONE;
    private volatile Duration overdue = Duration.ZERO;

    HoldSweeper(Sources sources, DecisionBatcher batcher, HoldSettings settings, Clock clock, MeterRegistry registry) {
        Gauge.builder("quota.holds.overdue", () -> overdue.toMillis() / 1000.0)
                .description("How long the oldest hold was over when the last sweep began, on the replica that sweeps")
                .baseUnit("seconds")
                .register(registry);
        this.sources = sources;
        this.batcher = batcher;
        this.settings = settings;
        this.clock = clock;
    }

    /** Where holds are looked for. */
    @ApplicationScoped
    static class Sources {
        private final Database database;
        private final HoldRepository holds;
        private final Leases leases;
        private final Retention retention;

        Sources(Database database, HoldRepository holds, Leases leases, Retention retention) {
            this.database = database;
            this.holds = holds;
            this.leases = leases;
            this.retention = retention;
        }

        boolean claim(String owner, Duration lease) {
            return leases.claim(LEASE, owner, lease);
        }

        List<Over> over(Instant now, Over after, int limit) {
            LocalDate oldest = retention.oldest(now);
            return database.read(connection -> holds.over(connection, now, oldest, after, limit));
        }
    }

    void start(@Observes StartupEvent started) {
        job = Job.start("hold-expiry", settings.sweepInterval(), this::sweep);
    }

    void stop(@Observes ShutdownEvent stopped) {
        if (job != null) {
            job.stop();
        }
    }

    /** One that cannot be ended now is passed over, and found again once all that are over were gone through. */
    void sweep() {
        Instant now = clock.instant();
        for (int swept = 0; swept < settings.sweepMax(); swept += settings.chunkMax()) {
            if (!sources.claim(owner, settings.lease())) {
                begin(Duration.ZERO);
                return;
            }
            List<Over> chunk = sources.over(now, last, settings.chunkMax());
            if (last.equals(Over.NONE)) {
                begin(
                        chunk.isEmpty()
                                ? Duration.ZERO
                                : Duration.between(chunk.getFirst().until(), now));
            }
            end(chunk);
            if (chunk.size() < settings.chunkMax()) {
                last = Over.NONE;
                return;
            }
            last = chunk.getLast();
        }
        goOn();
    }

    private void begin(Duration late) {
        last = Over.NONE;
        overdue = late;
    }

    /** More are over than one sweep ends. */
    private void goOn() {
        if (job != null) {
            job.wake();
        }
    }

    private void end(List<Over> chunk) {
        List<Command.Expire> commands =
                chunk.stream().map(over -> new Command.Expire(over.id())).toList();
        commands.forEach(batcher::submit);
        List<String> failures =
                commands.stream().flatMap(command -> failure(command).stream()).toList();
        if (!failures.isEmpty()) {
            LOG.warnf(
                    "%d of %d holds that are over could not be ended, and are tried again; the first: %s",
                    failures.size(), commands.size(), failures.getFirst());
        }
    }

    private static Optional<String> failure(Command.Expire command) {
        try {
            command.reply()
                    .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            return Optional.empty();
        } catch (CompletionException e) {
            LOG.debugf(e, "No end of the hold of %s", command.id());
            return Optional.of(command.id() + ": " + e.getCause());
        }
    }
}

package dev.thinkwatt.quota.decision;

import dev.thinkwatt.support.background.Job;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes partitions of decisions a week ahead and drops those past their retention: before anybody is served, and then hourly. */
@ApplicationScoped
class PartitionJob {

    private static final Logger LOG = Logger.getLogger(PartitionJob.class);

    private static final int DAYS_AHEAD = 7;

    /** In one round; what is left waits for the next. */
    private static final int DROPS_MAX = 50;

    private final Database database;
    private final PartitionRepository partitions;
    private final Retention retention;
    private final Retention.Settings settings;
    private final Clock clock;
    private @Nullable Job job;

    PartitionJob(
            Database database,
            PartitionRepository partitions,
            Retention retention,
            Retention.Settings settings,
            Clock clock) {
        this.database = database;
        this.partitions = partitions;
        this.retention = retention;
        this.settings = settings;
        this.clock = clock;
    }

    /** A service that cannot keep decisions does not start. */
    void start(@Observes StartupEvent started) {
        make(clock.instant());
        job = Job.start("decision-partitions", settings.partitionsInterval(), this::round);
    }

    void stop(@Observes ShutdownEvent stopped) {
        if (job != null) {
            job.stop();
        }
    }

    void round() {
        Instant now = clock.instant();
        make(now);
        drop(retention.oldest(now));
    }

    /** From the day before, for a replica whose clock is late. */
    private void make(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        int made = database.transact(
                connection -> partitions.make(connection, today.minusDays(1), today.plusDays(DAYS_AHEAD)));
        if (made > 0) {
            LOG.infof("Made %d partitions for decisions up to %s", made, today.plusDays(DAYS_AHEAD));
        }
    }

    private void drop(LocalDate keepFrom) {
        for (int drops = 0; drops < DROPS_MAX; drops++) {
            Optional<String> dropped = database.transact(connection -> partitions.dropOldest(connection, keepFrom));
            if (dropped.isEmpty()) {
                return;
            }
            LOG.infof("Dropped %s: decisions are kept from %s", dropped.get(), keepFrom);
        }
    }
}

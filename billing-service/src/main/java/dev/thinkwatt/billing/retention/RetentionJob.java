package dev.thinkwatt.billing.retention;

import dev.thinkwatt.support.background.Job;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes partitions of usage three months ahead and drops those past their retention: before anything is priced, and then hourly. */
@ApplicationScoped
class RetentionJob {

    private static final Logger LOG = Logger.getLogger(RetentionJob.class);

    private static final int MONTHS_BACK = 2;
    private static final int MONTHS_AHEAD = 3;

    /** In one round; what is left waits for the next. */
    private static final int DROPS_MAX = 24;

    private static final int IDS_MAX = 10_000;
    private static final int FORGETS_MAX = 100;

    private final DataSource database;
    private final UsagePartitions partitions;
    private final Retention retention;
    private @Nullable Job job;

    RetentionJob(DataSource database, UsagePartitions partitions, Retention retention) {
        this.database = database;
        this.partitions = partitions;
        this.retention = retention;
    }

    void start(@Observes StartupEvent started) {
        make();
        job = Job.start("usage-retention", retention.interval(), this::round);
    }

    void stop(@Observes ShutdownEvent stopped) {
        if (job != null) {
            job.stop();
        }
    }

    void round() {
        make();
        drop(retention.usageFrom());
        forget(retention.idsFrom());
    }

    private void make() {
        YearMonth first = retention.present().minusMonths(MONTHS_BACK);
        YearMonth last = retention.present().plusMonths(MONTHS_AHEAD);
        int made = transact(connection -> partitions.make(connection, first, last));
        partitions.made(first, last);
        if (made > 0) {
            LOG.infof("Made %d partitions for usage of %s to %s", made, first, last);
        }
    }

    private void drop(YearMonth keepFrom) {
        for (int drops = 0; drops < DROPS_MAX; drops++) {
            Optional<String> dropped = transact(connection -> partitions.dropOldest(connection, keepFrom));
            if (dropped.isEmpty()) {
                return;
            }
            LOG.infof("Dropped %s: usage is kept from %s", dropped.get(), keepFrom);
        }
    }

    private void forget(YearMonth before) {
        int forgotten = IDS_MAX;
        for (int round = 0; round < FORGETS_MAX && forgotten == IDS_MAX; round++) {
            forgotten = transact(connection -> partitions.forget(connection, before, IDS_MAX));
        }
    }

    private interface Step<T> {
        T run(Connection connection) throws SQLException;
    }

    private <T> T transact(Step<T> step) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                return step.run(connection);
            }
        });
    }
}

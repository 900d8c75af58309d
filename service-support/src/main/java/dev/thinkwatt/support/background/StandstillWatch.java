package dev.thinkwatt.support.background;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Ends sessions of this service that stand still in the middle of a transaction while others wait for their locks: those of a process
 * that was stopped, or whose machine is gone. PostgreSQL's own timeouts do not see one that stands still in a {@code COPY}. Who only
 * reads is let be.
 */
@Singleton
class StandstillWatch {

    private static final Logger LOG = Logger.getLogger(StandstillWatch.class);

    /** Of the same role and database, in a transaction that has written something or holds an advisory lock, waiting for its client, and waited for. */
    private static final String END = """
            select pid, pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and usename = current_user and pid <> pg_backend_pid()
                and xact_start is not null and wait_event = 'ClientRead'
                and (backend_xid is not null
                    or exists (
                        select from pg_locks l
                        where l.pid = pg_stat_activity.pid and l.granted and l.locktype = 'advisory'))
                and state_change < clock_timestamp() - make_interval(secs => ?)
                and pid in (
                    select unnest(pg_blocking_pids(waiting.pid)) from pg_stat_activity waiting
                    where waiting.datname = current_database() and waiting.wait_event_type = 'Lock')
            """;

    private static final int LOOKS = 5;

    private final DataSource database;
    private final Duration patience;
    private @Nullable Job job;

    /** @param patience for how long a session may keep others waiting while nothing comes from its client */
    StandstillWatch(DataSource database, @ConfigProperty(name = "thinkwatt.standstill.patience") Duration patience) {
        this.database = database;
        this.patience = patience;
    }

    void start(@Observes StartupEvent started) {
        job = Job.start("standstill-watch", patience.dividedBy(LOOKS), () -> end(patience));
    }

    void stop(@Observes ShutdownEvent stopped) {
        if (job != null) {
            job.stop();
        }
    }

    /** Ends those that have stood still for so long; how many that were. */
    int end(Duration longerThan) throws SQLException {
        int ended = 0;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(END)) {
            statement.setDouble(1, longerThan.toMillis() / 1000.0);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    LOG.warnf(
                            "Ended session %d: it stood still in a transaction that others waited for", row.getInt(1));
                    ended++;
                }
            }
        }
        return ended;
    }
}

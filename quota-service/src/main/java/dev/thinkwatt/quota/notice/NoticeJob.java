package dev.thinkwatt.quota.notice;

import dev.thinkwatt.support.background.Job;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Forgets notices that are past their retention. */
@ApplicationScoped
class NoticeJob {

    /** In one statement, and how many of these in one round; what is left waits for the next. */
    private static final int ROWS_MAX = 10_000;

    private static final int STATEMENTS_MAX = 100;

    private final NoticeRepository notices;
    private final NoticeSettings settings;
    private final DataSource database;
    private final Clock clock;
    private @Nullable Job job;

    NoticeJob(NoticeRepository notices, NoticeSettings settings, DataSource database, Clock clock) {
        this.notices = notices;
        this.settings = settings;
        this.database = database;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        job = Job.start("notices", settings.interval(), this::round);
    }

    void stop(@Observes ShutdownEvent stopped) {
        if (job != null) {
            job.stop();
        }
    }

    void round() throws SQLException {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection()) {
            int forgotten = ROWS_MAX;
            for (int n = 0; n < STATEMENTS_MAX && forgotten == ROWS_MAX; n++) {
                forgotten = notices.forget(connection, now.minus(settings.retention()), now, ROWS_MAX);
            }
        }
    }
}

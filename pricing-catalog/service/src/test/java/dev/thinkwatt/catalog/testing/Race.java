package dev.thinkwatt.catalog.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.awaitility.Awaitility;

/** Two acts at once, of which one is held open until the other waits for it. */
@ApplicationScoped
public class Race {

    private final DataSource database;

    Race(DataSource database) {
        this.database = database;
    }

    /** Answers what came of the second, which begins before the first is committed, and waits for a lock that the first has. */
    public <T> T afterwards(Runnable first, Callable<T> second) throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<T> answer = QuarkusTransaction.requiringNew().call(() -> {
                first.run();
                Future<T> running = callers.submit(second);
                Awaitility.await()
                        .atMost(Duration.ofSeconds(20))
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> running.isDone() || someoneWaits());
                assertThat(running.isDone()).as("it did not wait").isFalse();
                return running;
            });
            return answer.get();
        }
    }

    private boolean someoneWaits() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("""
                    select count(*) from pg_stat_activity
                    where datname = current_database() and wait_event_type = 'Lock'
                    """)) {
            found.next();
            return found.getInt(1) > 0;
        }
    }
}

package dev.thinkwatt.support.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

@QuarkusTest
class StandstillWatchTest {

    private static final String WRITE = "insert into consumer_position (topic, partition, topic_id, next_offset)"
            + " values ('standstill', 0, gen_random_uuid(), 0)";
    private static final String TABLE = "lock table consumer_position in access exclusive mode";
    private static final String ADVISORY = "select pg_advisory_xact_lock(7283, 1)";
    private static final String WAITING =
            "select from pg_stat_activity where usename = current_user and wait_event_type = 'Lock'";

    @Inject
    DataSource database;

    @Inject
    StandstillWatch watch;

    @Test
    void endsASessionThatStandsStillWhileOthersWait() throws Exception {
        try (Connection still = database.getConnection()) {
            still.setAutoCommit(false);
            execute(still, WRITE);

            assertEndedForOthers();

            assertThatThrownBy(() -> execute(still, "select 1")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void endsASessionThatStandsStillInACopy() throws Exception {
        try (Connection still = database.getConnection()) {
            still.setAutoCommit(false);
            execute(still, WRITE);
            CopyIn copy = still.unwrap(PGConnection.class).getCopyAPI().copyIn("copy consumer_position from stdin");
            try {
                assertEndedForOthers();
            } finally {
                // Whatever comes of it: until then the driver lets nobody else use the connection.
                cancel(copy);
            }
            assertThatThrownBy(() -> execute(still, "select 1")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void endsASessionThatHoldsNothingButAnAdvisoryLock() throws Exception {
        try (Connection still = database.getConnection()) {
            still.setAutoCommit(false);
            execute(still, ADVISORY);

            assertEndedFor(ADVISORY);

            assertThatThrownBy(() -> execute(still, "select 1")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void leavesASessionAloneThatNobodyWaitsFor() throws SQLException {
        try (Connection still = database.getConnection()) {
            still.setAutoCommit(false);
            execute(still, WRITE);

            assertThat(watch.end(Duration.ZERO)).isZero();

            still.rollback();
        }
    }

    @Test
    void leavesASessionAloneThatOnlyReads() throws Exception {
        try (Connection still = database.getConnection()) {
            still.setAutoCommit(false);
            execute(still, "select from consumer_position");
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> lock(TABLE));
            await().atMost(Duration.ofSeconds(30)).until(this::isSomebodyWaiting);

            assertThat(watch.end(Duration.ZERO)).isZero();

            still.rollback();
            waiting.get(30, TimeUnit.SECONDS);
        }
    }

    private void assertEndedForOthers() throws Exception {
        assertEndedFor(TABLE);
    }

    private void assertEndedFor(String lock) throws Exception {
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> lock(lock));
        await().atMost(Duration.ofSeconds(30)).until(() -> watch.end(Duration.ZERO) > 0);
        waiting.get(30, TimeUnit.SECONDS);
    }

    private static void cancel(CopyIn copy) {
        try {
            copy.cancelCopy();
        } catch (SQLException ended) {
            // as it should be
        }
    }

    private boolean isSomebodyWaiting() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(WAITING)) {
            return row.next();
        }
    }

    private void lock(String lock) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            execute(connection, lock);
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

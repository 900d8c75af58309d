package dev.thinkwatt.support.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

@QuarkusTest
class StandstillWatchTest {

    private static final String HOLD = "lock table consumer_position in row exclusive mode";
    private static final String COPY = "copy consumer_position from stdin";

    @Inject
    DataSource database;

    @Inject
    StandstillWatch watch;

    @ParameterizedTest
    @ValueSource(strings = {HOLD, COPY})
    void endsASessionThatStandsStillWhileOthersWait(String what) throws Exception {
        try (Connection still = database.getConnection()) {
            still.setAutoCommit(false);
            if (what.equals(COPY)) {
                still.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
            } else {
                execute(still, what);
            }
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(this::lock);

            await().atMost(Duration.ofSeconds(30)).until(() -> watch.end(Duration.ZERO) == 1);

            waiting.get(30, TimeUnit.SECONDS);
            assertThatThrownBy(() -> execute(still, HOLD)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void leavesASessionAloneThatNobodyWaitsFor() throws SQLException {
        try (Connection still = database.getConnection()) {
            still.setAutoCommit(false);
            execute(still, HOLD);

            assertThat(watch.end(Duration.ZERO)).isZero();

            execute(still, HOLD);
            still.rollback();
        }
    }

    private void lock() {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            execute(connection, "lock table consumer_position in exclusive mode");
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

package dev.thinkwatt.quota.decision;

import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.trouble.DatabaseFailures;
import dev.thinkwatt.support.trouble.TroubleLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Plain JDBC outside any managed transaction. What the database cannot do now is 503: asking again finds the truth. */
@ApplicationScoped
public class Database {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private static final String SNAPSHOT = "set transaction isolation level repeatable read, read only";

    private final DataSource dataSource;
    private final TroubleLog trouble = new TroubleLog(Logger.getLogger(Database.class), "The database does not answer");

    Database(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Statements on one connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Runs statements that only read, each by itself. */
    <T> T read(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    /** Runs statements that only read, all of them as it is at one moment. */
    public <T> T snapshot(Work<T> work) {
        return transact(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(SNAPSHOT);
            }
            return work.on(connection);
        });
    }

    /** Runs statements as one transaction. When this throws it had no effect, save when the answer to the commit was lost. */
    <T> T transact(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            T result = attempt(connection, work);
            commit(connection);
            trouble.ends();
            return result;
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    /** Rolls back what fails: handing back a connection with an open transaction would commit it. */
    private static <T> T attempt(Connection connection, Work<T> work) throws SQLException {
        try {
            return work.on(connection);
        } catch (SQLException | RuntimeException | Error e) {
            try {
                connection.rollback();
            } catch (SQLException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    /** Whatever a commit fails with, nobody knows what became of it. */
    private void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private RuntimeException translated(SQLException e) {
        return DatabaseFailures.isPassing(e) ? unavailable(e) : new IllegalStateException(e);
    }

    private ProblemException unavailable(SQLException e) {
        trouble.begins(String.valueOf(e.getMessage()));
        return ProblemException.unavailable("the database cannot answer now", RETRY_AFTER);
    }
}

package dev.thinkwatt.quota.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/** Reads the database as it is at one moment. However many audits run, they have one connection, which they take in turn. */
@ApplicationScoped
class Snapshots {

    private static final String READ_ONLY = "set transaction isolation level repeatable read, read only";

    private final DataSource database;
    private final ReentrantLock turn = new ReentrantLock(true);

    Snapshots(DataSource database) {
        this.database = database;
    }

    /** Statements that see the same moment. */
    @FunctionalInterface
    interface Reading<T> {
        T of(Connection connection) throws SQLException;
    }

    <T> T read(Reading<T> reading) {
        turn.lock();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute(READ_ONLY);
                return reading.of(connection);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the counters cannot be read", e);
        } finally {
            turn.unlock();
        }
    }
}

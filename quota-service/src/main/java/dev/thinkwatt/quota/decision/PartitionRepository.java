package dev.thinkwatt.quota.decision;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The partitions of decisions, through the functions that alone may make and drop them; one replica at a time. */
@ApplicationScoped
class PartitionRepository {

    /** Held by whoever makes or drops one. */
    private static final long LOCK = 0x6465636964656473L;

    private static final String MAKE = "select make_decision_partitions(?, ?)";
    private static final String DROP = "select drop_decision_partition(?)";

    /** Makes what is missing for these days, and tells how many that were. */
    int make(Connection connection, LocalDate first, LocalDate last) throws SQLException {
        lock(connection);
        try (PreparedStatement statement = connection.prepareStatement(MAKE)) {
            statement.setObject(1, first);
            statement.setObject(2, last);
            return Objects.requireNonNull(answer(statement, Integer.class));
        }
    }

    /** Drops the oldest that holds nothing of this day or later, if there is one, and tells its name. */
    Optional<String> dropOldest(Connection connection, LocalDate keepFrom) throws SQLException {
        lock(connection);
        try (PreparedStatement statement = connection.prepareStatement(DROP)) {
            statement.setObject(1, keepFrom);
            return Optional.ofNullable(answer(statement, String.class));
        }
    }

    private static void lock(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            statement.setLong(1, LOCK);
            statement.execute();
        }
    }

    private static <T> @Nullable T answer(PreparedStatement statement, Class<T> type) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getObject(1, type);
        }
    }
}

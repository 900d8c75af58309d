package dev.thinkwatt.quota.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.thinkwatt.support.json.Json;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/**
 * Locks the counter, adds one, keeps the answer, commits: four round trips. It counts one window where quota-service counts
 * all of the plan, and writes no event, because deciding writes none there either.
 */
@Singleton
class NaiveRows {

    private static final long LIMIT = 1_000_000_000;
    private static final Duration WINDOW = Duration.ofDays(7);
    private static final ObjectWriter WRITER = Json.strict().writerFor(Answer.class);

    private static final String LOCK = "select used, ends_at from naive_counter where subscriber_id = ? for update";
    private static final String CREATE =
            "insert into naive_counter (subscriber_id, ends_at, used) values (?, ?, 0) on conflict do nothing";
    private static final String COUNT = "update naive_counter set used = ?, ends_at = ? where subscriber_id = ?";
    private static final String KEEP = """
            insert into naive_decision (subscriber_id, request_id, decided_at, answer) values (?, ?, ?, ?::json)
            on conflict do nothing
            """;

    private final DataSource database;

    NaiveRows(DataSource database) {
        this.database = database;
    }

    private record Count(long used, Instant endsAt) {
        Count plusOne(Instant now) {
            return now.isBefore(endsAt) ? new Count(used + 1, endsAt) : new Count(1, now.plus(WINDOW));
        }
    }

    void take(String subscriberId, String requestId, Answer answer) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Instant now = Instant.now();
                Count next = locked(connection, subscriberId, now).plusOne(now);
                if (next.used() <= LIMIT && keep(connection, subscriberId, requestId, now, answer)) {
                    count(connection, subscriberId, next);
                }
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private static Count locked(Connection connection, String subscriberId, Instant now) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, subscriberId);
            try (ResultSet row = lock.executeQuery()) {
                if (row.next()) {
                    return new Count(row.getLong(1), row.getTimestamp(2).toInstant());
                }
            }
        }
        try (PreparedStatement create = connection.prepareStatement(CREATE)) {
            create.setString(1, subscriberId);
            create.setTimestamp(2, Timestamp.from(now.plus(WINDOW)));
            create.executeUpdate();
        }
        return locked(connection, subscriberId, now);
    }

    private static void count(Connection connection, String subscriberId, Count next) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement(COUNT)) {
            count.setLong(1, next.used());
            count.setTimestamp(2, Timestamp.from(next.endsAt()));
            count.setString(3, subscriberId);
            count.executeUpdate();
        }
    }

    /** Whether it is new. */
    private static boolean keep(
            Connection connection, String subscriberId, String requestId, Instant now, Answer answer)
            throws SQLException {
        try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
            keep.setString(1, subscriberId);
            keep.setString(2, requestId);
            keep.setTimestamp(3, Timestamp.from(now));
            keep.setString(4, json(answer));
            return keep.executeUpdate() == 1;
        }
    }

    private static String json(Answer answer) {
        try {
            return WRITER.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer can be written", e);
        }
    }
}

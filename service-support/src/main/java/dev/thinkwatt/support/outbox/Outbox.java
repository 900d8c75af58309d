package dev.thinkwatt.support.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.thinkwatt.support.json.Json;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.CRC32;
import javax.sql.DataSource;

/** Where an event is written in the transaction that it belongs to, so that it is sent if and only if that commits. */
@Singleton
public class Outbox {

    private static final String INSERT = """
            insert into outbox (shard, event_id, aggregate_type, aggregate_id, type, payload, headers)
            select shard, event_id, topic, key, type, payload, headers::jsonb
              from unnest(?::smallint[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::text[])
                   with ordinality as message (shard, event_id, topic, key, type, payload, headers, place)
             order by place
            """;

    private static final String BEYOND = "select exists (select from outbox offset ?)";

    private final DataSource database;
    private final TransactionSynchronizationRegistry transactions;
    private final RelaySignal signal;
    private final int shards;

    Outbox(
            DataSource database,
            TransactionSynchronizationRegistry transactions,
            RelaySignal signal,
            OutboxConfig config) {
        this.database = database;
        this.transactions = transactions;
        this.signal = signal;
        this.shards = config.shards();
    }

    /**
     * Appends in the caller's transaction, in one statement. To keep the order of a key, its row must be locked before this
     * is called. The caller calls {@link #wake()} after its commit, or the relay finds the rows at its next poll.
     *
     * @throws SQLException what the database says
     */
    public void append(Connection connection, List<OutboxMessage> messages) throws SQLException {
        if (messages.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setArray(1, connection.createArrayOf("smallint", column(messages, m -> shard(m.key()))));
            insert.setArray(2, connection.createArrayOf("uuid", column(messages, OutboxMessage::eventId)));
            insert.setArray(3, connection.createArrayOf("text", column(messages, OutboxMessage::topic)));
            insert.setArray(4, connection.createArrayOf("text", column(messages, OutboxMessage::key)));
            insert.setArray(5, connection.createArrayOf("text", column(messages, OutboxMessage::type)));
            insert.setArray(
                    6,
                    connection.createArrayOf(
                            "bytea",
                            messages.stream().map(OutboxMessage::payload).toArray(byte[][]::new)));
            insert.setArray(7, connection.createArrayOf("text", column(messages, m -> json(m.headers()))));
            insert.executeUpdate();
        }
    }

    /**
     * Appends in the ambient transaction and wakes the relay once that has committed.
     *
     * @throws IllegalStateException outside of a transaction, or when the database refuses
     */
    public void append(OutboxMessage... messages) {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("an event is appended inside of a transaction");
        }
        try (Connection connection = database.getConnection()) {
            append(connection, List.of(messages));
        } catch (SQLException e) {
            throw new IllegalStateException("events could not be appended to the outbox", e);
        }
        transactions.registerInterposedSynchronization(new WakeAfterCommit(signal));
    }

    /**
     * Whether more messages than that wait for Kafka. It reads as many rows.
     *
     * @throws SQLException what the database says
     */
    public boolean holdsMoreThan(Connection connection, int messages) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(BEYOND)) {
            select.setInt(1, messages);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Tells the relay of this process that rows were committed. */
    public void wake() {
        signal.raise();
    }

    private short shard(String key) {
        CRC32 hash = new CRC32();
        hash.update(key.getBytes(StandardCharsets.UTF_8));
        return (short) (hash.getValue() % shards);
    }

    private static Object[] column(List<OutboxMessage> messages, Function<OutboxMessage, Object> value) {
        return messages.stream().map(value).toArray();
    }

    private static String json(Map<String, String> headers) {
        try {
            return Json.tolerant().writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("headers are text", e);
        }
    }

    private record WakeAfterCommit(RelaySignal signal) implements Synchronization {
        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                signal.raise();
            }
        }
    }
}

package dev.thinkwatt.billing.rating;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.thinkwatt.billing.batch.RowSet;
import dev.thinkwatt.billing.rating.Outcome.Waiting;
import dev.thinkwatt.support.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events that are valid and wait for their account, their plan version, an electricity price or the event that they correct. */
@ApplicationScoped
class PendingEvents {

    private static final String NEXT = """
            select account_id, event_id, topic, partition, record_offset, record_key, payload, headers
            from pending_event where (account_id, event_id) > (?, ?)
            order by account_id, event_id limit ? for update skip locked
            """;

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    void add(Connection connection, List<RatedEvent> waiting) throws SQLException {
        RowSet.of(waiting)
                .column("account_id", "text", rated -> rated.event().accountId())
                .column("event_id", "uuid", rated -> rated.event().eventId())
                .column("missing", "text", rated -> missing(rated).missing())
                .column("detail", "text", rated -> missing(rated).detail())
                .column("started_at", "timestamptz", rated -> rated.event().startedAt())
                .column("topic", "text", rated -> rated.record().topic())
                .column("partition", "int4", rated -> rated.record().partition())
                .column("record_offset", "int8", rated -> rated.record().offset())
                .column("record_key", "text", rated -> rated.record().key())
                .column("payload", "bytea", rated -> rated.record().payload())
                .column("headers", "jsonb", rated -> ParkedEvents.headers(rated.record()))
                .insertInto(connection, "pending_event");
    }

    /** The next ones in the order of their keys, locked; another replica skips them. */
    List<UsageRecord> next(Connection connection, @Nullable EventKey after, int limit) throws SQLException {
        List<UsageRecord> records = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setString(1, after == null ? "" : after.accountId());
            statement.setObject(2, after == null ? new UUID(0, 0) : after.eventId());
            statement.setInt(3, limit);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    records.add(record(row));
                }
            }
        }
        return records;
    }

    void remove(Connection connection, List<EventKey> events) throws SQLException {
        RowSet<EventKey> rows = RowSet.of(events)
                .column("account_id", "text", EventKey::accountId)
                .column("event_id", "uuid", EventKey::eventId);
        String sql = "delete from pending_event where (account_id, event_id) in (select * from " + rows.unnest() + ")";
        try (PreparedStatement statement = rows.prepare(connection, sql)) {
            statement.executeUpdate();
        }
    }

    /** Says anew what events wait for: once the account is there, the plan version may still be missing. */
    void update(Connection connection, List<RatedEvent> waiting) throws SQLException {
        RowSet<RatedEvent> rows = RowSet.of(waiting)
                .column("account_id", "text", rated -> rated.event().accountId())
                .column("event_id", "uuid", rated -> rated.event().eventId())
                .column("missing", "text", rated -> missing(rated).missing())
                .column("detail", "text", rated -> missing(rated).detail());
        String sql = "update pending_event set missing = now.missing, detail = now.detail from " + rows.unnest()
                + " as now (account_id, event_id, missing, detail)"
                + " where pending_event.account_id = now.account_id and pending_event.event_id = now.event_id"
                + " and (pending_event.missing, pending_event.detail) is distinct from (now.missing, now.detail)";
        try (PreparedStatement statement = rows.prepare(connection, sql)) {
            statement.executeUpdate();
        }
    }

    private static Waiting missing(RatedEvent rated) {
        return (Waiting) rated.outcome();
    }

    /** The record in a row that keeps one as it came. */
    static UsageRecord record(ResultSet row) throws SQLException {
        try {
            return new UsageRecord(
                    row.getString("topic"),
                    row.getInt("partition"),
                    row.getLong("record_offset"),
                    row.getString("record_key"),
                    row.getBytes("payload"),
                    Json.tolerant().readValue(row.getString("headers"), HEADERS));
        } catch (IOException e) {
            throw new IllegalStateException("headers were written as JSON", e);
        }
    }
}

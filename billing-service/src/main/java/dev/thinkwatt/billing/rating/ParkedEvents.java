package dev.thinkwatt.billing.rating;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.thinkwatt.billing.batch.RowSet;
import dev.thinkwatt.support.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records that cannot become a charge by themselves, kept for somebody to look at. */
@ApplicationScoped
class ParkedEvents {

    /** Why a record is parked. */
    enum Reason {
        UNREADABLE,
        CONFLICT,
        UNPRICEABLE
    }

    /** A record, and why. The event's key is null where the record could not be read. */
    record Parked(UsageRecord record, @Nullable EventKey event, byte[] hash, Reason reason, String error) {}

    /**
     * Parks records; the same again, parked before for the same reason, changes nothing.
     *
     * @return how many were newly parked, by partition
     */
    Map<Integer, Integer> park(Connection connection, List<Parked> parked) throws SQLException {
        RowSet<Parked> rows = RowSet.of(parked)
                .column("reason", "text", Parked::reason)
                .column("error", "text", Parked::error)
                .column(
                        "account_id",
                        "text",
                        row -> row.event() == null ? null : row.event().accountId())
                .column(
                        "event_id",
                        "uuid",
                        row -> row.event() == null ? null : row.event().eventId())
                .column("topic", "text", row -> row.record().topic())
                .column("partition", "int4", row -> row.record().partition())
                .column("record_offset", "int8", row -> row.record().offset())
                .column("record_key", "text", row -> row.record().key())
                .column("payload", "bytea", row -> row.record().payload())
                .column("payload_hash", "bytea", Parked::hash)
                .column("headers", "jsonb", row -> headers(row.record()));
        List<Integer> partitions = new ArrayList<>();
        String sql = rows.insert("parked_event") + " on conflict do nothing returning partition";
        try (PreparedStatement statement = rows.prepare(connection, sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                partitions.add(row.getInt(1));
            }
        }
        return PerPartition.count(partitions);
    }

    static String headers(UsageRecord record) {
        try {
            return Json.tolerant().writeValueAsString(record.headers());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of text is always JSON", e);
        }
    }
}

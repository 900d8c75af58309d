package dev.thinkwatt.support.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.thinkwatt.support.json.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** The rows that wait, read in order and removed under a lease. */
final class OutboxRows {

    private static final String PENDING = """
            select o.id, o.shard, o.event_id, o.aggregate_type, o.aggregate_id, o.payload, o.headers::text
              from unnest(?::smallint[]) as mine (shard)
             cross join lateral (
                   select * from outbox w
                    where w.shard = mine.shard
                      and not exists (select from outbox_parked p
                                       where p.shard = w.shard
                                         and p.aggregate_type = w.aggregate_type
                                         and p.aggregate_id = w.aggregate_id)
                    order by w.id
                    limit ?) o
             order by o.shard, o.id
            """;

    /** Locking the lease keeps another owner from taking it between the look at the epoch and the commit. */
    private static final String HELD = """
            with held as (
                select l.shard from outbox_lease l
                  join unnest(?::smallint[], ?::bigint[]) as mine (shard, epoch)
                    on l.shard = mine.shard and l.epoch = mine.epoch
                 where l.owner = ?
                   for share of l)
            """;

    private static final String DELETE = HELD + """
            delete from outbox o
             using unnest(?::smallint[], ?::bigint[]) as acked (shard, id)
             where o.shard = acked.shard and o.id = acked.id and o.shard in (select shard from held)
            """;

    private static final String PARK = HELD + """
            , refused as (
                delete from outbox o where o.shard = ? and o.id = ? and o.shard in (select shard from held)
                returning *)
            insert into outbox_parked
                  (id, shard, event_id, aggregate_type, aggregate_id, type, payload, headers, created_at, error)
            select id, shard, event_id, aggregate_type, aggregate_id, type, payload, headers, created_at, ?
              from refused
            """;

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final DataSource database;
    private final String owner;

    OutboxRows(DataSource database, String owner) {
        this.database = database;
        this.owner = owner;
    }

    /** The first rows of each shard in the order of their ids, without those whose key is parked. */
    List<OutboxRow> pending(Collection<Short> shards, int rowsMax) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(PENDING)) {
            select.setArray(1, connection.createArrayOf("smallint", shards.toArray()));
            select.setInt(2, rowsMax);
            List<OutboxRow> rows = new ArrayList<>();
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    rows.add(row(result));
                }
            }
            return rows;
        }
    }

    /** Removes rows as far as their shards are still held under the epochs given, and returns how many went. */
    int delete(Map<Short, Long> epochs, Collection<OutboxRow> acked) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(DELETE)) {
            fence(connection, delete, epochs);
            delete.setArray(
                    4,
                    connection.createArrayOf(
                            "smallint", acked.stream().map(OutboxRow::shard).toArray()));
            delete.setArray(
                    5,
                    connection.createArrayOf(
                            "bigint", acked.stream().map(OutboxRow::id).toArray()));
            return delete.executeUpdate();
        }
    }

    /** Moves a row that Kafka refuses for its own sake aside, if its shard is still held; it blocks its key from then on. */
    boolean park(Map<Short, Long> epochs, OutboxRow row, String error) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement park = connection.prepareStatement(PARK)) {
            fence(connection, park, epochs);
            park.setShort(4, row.shard());
            park.setLong(5, row.id());
            park.setString(6, error);
            return park.executeUpdate() == 1;
        }
    }

    private void fence(Connection connection, PreparedStatement statement, Map<Short, Long> epochs)
            throws SQLException {
        statement.setArray(
                1, connection.createArrayOf("smallint", epochs.keySet().toArray()));
        statement.setArray(2, connection.createArrayOf("bigint", epochs.values().toArray()));
        statement.setString(3, owner);
    }

    private static OutboxRow row(ResultSet result) throws SQLException {
        return new OutboxRow(
                result.getLong(1),
                result.getShort(2),
                result.getObject(3, UUID.class),
                result.getString(4),
                result.getString(5),
                result.getBytes(6),
                headers(result.getString(7)));
    }

    private static Map<String, String> headers(String json) {
        try {
            return Json.tolerant().readValue(json, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers are written as a JSON object of text", e);
        }
    }
}

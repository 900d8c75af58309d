package dev.thinkwatt.quota.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.thinkwatt.quota.policy.Counters;
import dev.thinkwatt.quota.policy.Counters.Counter;
import dev.thinkwatt.support.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of counters, one per subscriber. */
@ApplicationScoped
class CounterRepository {

    private static final TypeReference<Map<String, Counter>> WINDOWS = new TypeReference<>() {};
    private static final ObjectReader READER = Json.tolerant().readerFor(WINDOWS);
    private static final ObjectWriter WRITER = Json.strict().writerFor(WINDOWS);

    private static final String LOCK =
            "select subscriber_id, windows from counter where subscriber_id = any(?) order by subscriber_id for update";
    private static final String FIND = "select subscriber_id, windows from counter where subscriber_id = any(?)";
    private static final String CREATE =
            "insert into counter (subscriber_id) select * from unnest(?::text[]) order by 1 on conflict do nothing";
    private static final String WRITE = """
            update counter set windows = new.windows::jsonb
            from unnest(?::text[], ?::text[]) as new (subscriber_id, windows)
            where counter.subscriber_id = new.subscriber_id
            """;

    /** The counters of those who have a row, locked until the transaction ends, in one order whoever locks. */
    Map<String, Counters> lock(Connection connection, Collection<String> subscriberIds) throws SQLException {
        return select(connection, LOCK, subscriberIds);
    }

    /** The counters of one subscriber, without waiting for anybody. */
    Counters find(Connection connection, String subscriberId) throws SQLException {
        return select(connection, FIND, List.of(subscriberId)).getOrDefault(subscriberId, Counters.NONE);
    }

    /** Gives a row to those who have none. */
    void create(Connection connection, List<String> subscriberIds) throws SQLException {
        try (Unnest<String> rows = new Unnest<>(connection, CREATE, subscriberIds)) {
            rows.text(id -> id).execute();
        }
    }

    void write(Connection connection, Map<String, Counters> changed) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        try (Unnest<Map.Entry<String, Counters>> rows =
                new Unnest<>(connection, WRITE, List.copyOf(changed.entrySet()))) {
            rows.text(Map.Entry::getKey).text(entry -> json(entry.getValue())).execute();
        }
    }

    private static Map<String, Counters> select(Connection connection, String sql, Collection<String> subscriberIds)
            throws SQLException {
        Map<String, Counters> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", subscriberIds.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), counters(rows.getString(2)));
                }
            }
        }
        return found;
    }

    private static Counters counters(String json) {
        try {
            return new Counters(READER.readValue(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a counter that was written can be read", e);
        }
    }

    private static String json(Counters counters) {
        try {
            return WRITER.writeValueAsString(counters.windows());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a counter can be written", e);
        }
    }
}

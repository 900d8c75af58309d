package dev.thinkwatt.billing.rating;

import dev.thinkwatt.billing.rating.Corrected.Known;
import dev.thinkwatt.model.usage.UsageEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks up accepted events that may be corrected, and keeps their state as it is until the transaction ends. */
@ApplicationScoped
class CorrectedEvents {

    private static final String SAID = """
            select event_id, payload from event_seen join usage_event using (account_id, event_id) where event_id = any (?)
            """;

    private static final String REPRICED = "select event_id from repricing where first_event = any (?)";

    /** Whoever charges an accepted event or corrects it locks it first, and all in this order. */
    private static final String LOCK = """
            select event_id from event_seen where event_id = any (?) order by event_id, account_id for no key update
            """;

    private static final String STATE = """
            select c.*, s.account_id as owner, s.event_id as id, r.corrected_by, p.event_id is not null as repriced
            from event_seen s
                left join charge c on c.account_id = s.account_id and c.event_id = s.event_id
                left join reversal r on r.account_id = s.account_id and r.event_id = s.event_id
                left join repricing p on p.account_id = r.account_id and p.event_id = r.corrected_by
            where s.event_id = any (?)
            """;

    /**
     * What is known of events that were accepted, and of those that they and others correct, back to the first ones.
     *
     * @param named the ids that events name as what they correct, also of events that nobody has seen
     */
    Corrected find(Connection connection, Collection<UsageEvent> accepted, Set<UUID> named) throws SQLException {
        Corrected corrected = new Corrected();
        if (accepted.isEmpty() && named.isEmpty()) {
            return corrected;
        }
        Map<EventKey, @Nullable UUID> corrects = chains(connection, accepted, named);
        Set<UUID> ids = corrects.keySet().stream().map(EventKey::eventId).collect(Collectors.toSet());
        lock(connection, ids);
        // A new statement, for it must see what those wrote who held the locks before.
        try (PreparedStatement statement = prepare(connection, STATE, ids);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                corrected.add(known(row, corrects));
            }
        }
        return corrected;
    }

    private static Known known(ResultSet row, Map<EventKey, @Nullable UUID> corrects) throws SQLException {
        EventKey key = new EventKey(row.getString("owner"), row.getObject("id", UUID.class));
        return new Known(
                key,
                corrects.get(key),
                row.getString("model") == null ? null : Charges.read(row),
                row.getObject("corrected_by", UUID.class),
                row.getBoolean("repriced"));
    }

    /** What events correct, and what that corrects, and so on. What an event says never changes, so this needs no lock. */
    private static Map<EventKey, @Nullable UUID> chains(
            Connection connection, Collection<UsageEvent> accepted, Set<UUID> named) throws SQLException {
        Map<EventKey, @Nullable UUID> corrects = new HashMap<>();
        accepted.forEach(event -> note(event, corrects));
        Set<UUID> asked = new HashSet<>();
        Set<UUID> next = named;
        while (!next.isEmpty()) {
            asked.addAll(next);
            List<UsageEvent> said = said(connection, next);
            said.forEach(event -> note(event, corrects));
            next = Stream.concat(said.stream().map(UsageEvent::corrects), repriced(connection, next).stream())
                    .filter(id -> id != null && !asked.contains(id))
                    .collect(Collectors.toSet());
        }
        return corrects;
    }

    /** The events that were made of others since, when their electricity was priced anew. */
    private static List<UUID> repriced(Connection connection, Collection<UUID> events) throws SQLException {
        List<UUID> repriced = new ArrayList<>();
        try (PreparedStatement statement = prepare(connection, REPRICED, events);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                repriced.add(row.getObject(1, UUID.class));
            }
        }
        return repriced;
    }

    private static void note(UsageEvent event, Map<EventKey, @Nullable UUID> corrects) {
        corrects.put(new EventKey(event.accountId(), event.eventId()), event.corrects());
    }

    private static List<UsageEvent> said(Connection connection, Collection<UUID> events) throws SQLException {
        List<UsageEvent> said = new ArrayList<>();
        try (PreparedStatement statement = prepare(connection, SAID, events);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                said.add(UsageReader.kept(row.getBytes("payload")));
            }
        }
        return said;
    }

    private static void lock(Connection connection, Collection<UUID> events) throws SQLException {
        try (PreparedStatement statement = prepare(connection, LOCK, events)) {
            statement.executeQuery();
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Collection<UUID> events)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setArray(1, connection.createArrayOf("uuid", events.toArray()));
        return statement;
    }
}

package dev.thinkwatt.billing.rating;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of events that others correct.
 *
 * @param charges by the event's id; an event without a price has none
 * @param by which event corrected them already
 */
record Corrected(Map<UUID, Charge> charges, Map<UUID, UUID> by) {

    static final Corrected NONE = new Corrected(Map.of(), Map.of());

    private static final String FIND = """
            select c.*, r.corrected_by from charge c left join reversal r using (account_id, event_id)
            where c.event_id = any (?)
            """;

    static Corrected of(Connection connection, Collection<UUID> events) throws SQLException {
        if (events.isEmpty()) {
            return NONE;
        }
        Corrected found = new Corrected(new HashMap<>(), new HashMap<>());
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setArray(1, connection.createArrayOf("uuid", events.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(Charges.read(row), row.getObject("corrected_by", UUID.class));
                }
            }
        }
        return found;
    }

    private void add(Charge charge, @Nullable UUID correctedBy) {
        charges.put(charge.eventId(), charge);
        if (correctedBy != null) {
            by.put(charge.eventId(), correctedBy);
        }
    }
}

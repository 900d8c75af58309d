package dev.thinkwatt.billing.rating;

import dev.thinkwatt.billing.batch.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Counts what came in, by partition: the independent side of "accepted = priced + parked + pending". */
@ApplicationScoped
class Intake {

    void count(Connection connection, String topic, Map<Integer, Integer> received, Map<Integer, Integer> duplicates)
            throws SQLException {
        RowSet<Integer> rows = RowSet.of(List.copyOf(received.keySet()))
                .column("topic", "text", partition -> topic)
                .column("partition", "int4", partition -> partition)
                .column("received", "int8", received::get)
                .column("duplicates", "int8", partition -> duplicates.getOrDefault(partition, 0));
        String sql = rows.insert("intake")
                + " on conflict (topic, partition) do update set received = intake.received + excluded.received,"
                + " duplicates = intake.duplicates + excluded.duplicates";
        try (PreparedStatement statement = rows.prepare(connection, sql)) {
            statement.executeUpdate();
        }
    }
}

package dev.thinkwatt.billing.rating;

import dev.thinkwatt.billing.batch.RowSet;
import dev.thinkwatt.billing.rating.Outcome.Priced;
import dev.thinkwatt.billing.rating.Sifted.Known;
import dev.thinkwatt.billing.retention.UsagePartitions;
import dev.thinkwatt.model.usage.UsageEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Remembers every event that was ever accepted, as it came, so that each is priced once and can be priced again. */
@ApplicationScoped
class SeenEvents {

    private final UsagePartitions partitions;

    SeenEvents(UsagePartitions partitions) {
        this.partitions = partitions;
    }

    /** Those of the events that were accepted before. */
    Map<UUID, Known> known(Connection connection, List<UUID> eventIds) throws SQLException {
        Map<UUID, Known> known = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select event_id, account_id, payload_hash from event_seen where event_id = any (?)")) {
            statement.setArray(1, connection.createArrayOf("uuid", eventIds.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    known.put(row.getObject(1, UUID.class), new Known(row.getString(2), row.getBytes(3)));
                }
            }
        }
        return known;
    }

    /** Remembers new events. Another owner who was faster breaks the key, and with it the whole transaction. */
    void remember(Connection connection, List<RatedEvent> events) throws SQLException {
        partitions.require(
                connection, events.stream().flatMap(SeenEvents::months).collect(Collectors.toSet()));
        RowSet.of(events)
                .column("account_id", "text", rated -> rated.event().accountId())
                .column("event_id", "uuid", rated -> rated.event().eventId())
                .column("payload_hash", "bytea", RatedEvent::hash)
                .column(
                        "charge_month",
                        "date",
                        rated -> rated.outcome() instanceof Priced(Charge charge, var ignored)
                                ? charge.chargeMonth().atDay(1)
                                : null)
                .insertInto(connection, "event_seen");
        RowSet.of(events)
                .column("account_id", "text", rated -> rated.event().accountId())
                .column("event_id", "uuid", rated -> rated.event().eventId())
                .column("payload", "bytea", rated -> rated.record().payload())
                .column("month", "date", rated -> month(rated.event()).atDay(1))
                .insertInto(connection, "usage_event");
    }

    /** All that are written to from here on: once a table is locked none is made any more. */
    private static Stream<YearMonth> months(RatedEvent rated) {
        YearMonth kept = month(rated.event());
        return rated.outcome() instanceof Priced(Charge charge, var ignored)
                ? Stream.of(kept, charge.chargeMonth())
                : Stream.of(kept);
    }

    /** The month, in UTC, that an event is kept with. */
    private static YearMonth month(UsageEvent event) {
        return YearMonth.from(event.startedAt().atOffset(ZoneOffset.UTC));
    }

    /** Which month events turned out to belong to that had to wait for their price. */
    void assign(Connection connection, List<Charge> charges) throws SQLException {
        RowSet<Charge> rows = RowSet.of(charges)
                .column("account_id", "text", Charge::accountId)
                .column("event_id", "uuid", Charge::eventId)
                .column("charge_month", "date", charge -> charge.chargeMonth().atDay(1));
        String sql = "update event_seen set charge_month = late.charge_month from " + rows.unnest()
                + " as late (account_id, event_id, charge_month)"
                + " where event_seen.account_id = late.account_id and event_seen.event_id = late.event_id";
        try (PreparedStatement statement = rows.prepare(connection, sql)) {
            statement.executeUpdate();
        }
    }
}

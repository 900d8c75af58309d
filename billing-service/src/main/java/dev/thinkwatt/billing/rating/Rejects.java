package dev.thinkwatt.billing.rating;

import dev.thinkwatt.billing.rating.Arrival.Readable;
import dev.thinkwatt.billing.rating.Arrival.Unreadable;
import dev.thinkwatt.billing.rating.ParkedEvents.Parked;
import dev.thinkwatt.billing.rating.ParkedEvents.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Parks what is not a new event, and counts what came in and what of it was there before. */
@ApplicationScoped
class Rejects {

    static final String CONTRADICTS_ACCEPTED = "another event with this id was accepted before";

    private final ParkedEvents parked;
    private final Intake intake;

    Rejects(ParkedEvents parked, Intake intake) {
        this.parked = parked;
        this.intake = intake;
    }

    void settle(Connection connection, List<UsageRecord> records, Sifted sifted) throws SQLException {
        if (records.isEmpty()) {
            return;
        }
        List<Parked> rejected = Stream.concat(
                        sifted.unreadable().stream().map(Rejects::unreadable),
                        sifted.conflicting().stream().map(Rejects::conflicting))
                .toList();
        Map<Integer, Integer> newlyParked = parked.park(connection, rejected);
        Map<Integer, Integer> duplicates = perPartition(Stream.concat(
                sifted.duplicates().stream().map(Readable::record),
                rejected.stream().map(Parked::record)));
        newlyParked.forEach((partition, count) -> duplicates.merge(partition, -count, Integer::sum));
        intake.count(connection, records.getFirst().topic(), perPartition(records.stream()), duplicates);
    }

    /** Parks a record that the database refuses, for whatever it holds. */
    void unstorable(Connection connection, UsageRecord record, SQLException fault) throws SQLException {
        String error = "cannot be stored: SQL state " + fault.getSQLState();
        Unreadable arrival = new Unreadable(record, UsageReader.sha256(record.payload()), error);
        settle(connection, List.of(record), Sifted.of(List.of(arrival), Map.of()));
    }

    private static Parked unreadable(Unreadable arrival) {
        return new Parked(arrival.record(), null, arrival.hash(), Reason.UNREADABLE, arrival.error());
    }

    private static Parked conflicting(Readable arrival) {
        return new Parked(arrival.record(), arrival.key(), arrival.hash(), Reason.CONFLICT, CONTRADICTS_ACCEPTED);
    }

    private static Map<Integer, Integer> perPartition(Stream<UsageRecord> records) {
        return PerPartition.count(records.map(UsageRecord::partition).toList());
    }
}

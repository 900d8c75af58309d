package dev.thinkwatt.billing.rating;

import dev.thinkwatt.billing.rating.Arrival.Readable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** All that one batch of records changes, but for the position that it is read from. */
@ApplicationScoped
class BatchRater {

    private final SeenEvents seen;
    private final Raters raters;
    private final Outcomes outcomes;
    private final PendingEvents pending;
    private final Rejects rejects;

    BatchRater(SeenEvents seen, Raters raters, Outcomes outcomes, PendingEvents pending, Rejects rejects) {
        this.seen = seen;
        this.raters = raters;
        this.outcomes = outcomes;
        this.pending = pending;
        this.rejects = rejects;
    }

    /** Rates records of one topic in the caller's transaction. Each is afterwards priced, pending, parked or a duplicate. */
    void rate(Connection connection, List<UsageRecord> records) throws SQLException {
        List<Arrival> arrivals = records.parallelStream().map(UsageReader::read).toList();
        Sifted sifted = Sifted.of(arrivals, seen.known(connection, eventIds(arrivals)));
        EventRater rater = raters.forNew(
                connection, sifted.fresh().stream().map(Readable::event).toList());
        List<RatedEvent> rated = rater.rate(sifted.fresh());
        seen.remember(connection, rated);
        pending.add(connection, outcomes.settle(connection, rated, rater.terms()));
        rejects.settle(connection, records, sifted);
    }

    private static List<UUID> eventIds(List<Arrival> arrivals) {
        List<UUID> ids = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            if (arrival instanceof Readable readable) {
                ids.add(readable.event().eventId());
            }
        }
        return ids;
    }
}

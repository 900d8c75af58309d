package dev.thinkwatt.billing.rating;

import dev.thinkwatt.billing.account.BillingTerms.Terms;
import dev.thinkwatt.billing.rating.Arrival.Readable;
import dev.thinkwatt.billing.rating.Outcome.Priced;
import dev.thinkwatt.billing.rating.Outcome.Waiting;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Rates what had to wait, once what it waited for is here. */
@ApplicationScoped
class PendingRater {

    /** How many events one transaction rates. */
    private static final int PAGE = 500;

    private final DataSource database;
    private final PendingEvents pending;
    private final SeenEvents seen;
    private final Raters raters;
    private final Outcomes outcomes;

    PendingRater(DataSource database, PendingEvents pending, SeenEvents seen, Raters raters, Outcomes outcomes) {
        this.database = database;
        this.pending = pending;
        this.seen = seen;
        this.raters = raters;
        this.outcomes = outcomes;
    }

    /** Goes once through all pending events. They stay locked while they are rated, so no two passes rate one twice. */
    void pass() {
        EventKey last = null;
        do {
            EventKey after = last;
            last = QuarkusTransaction.requiringNew().call(() -> page(after));
        } while (last != null);
    }

    private @Nullable EventKey page(@Nullable EventKey after) throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<Readable> page = pending.next(connection, after, PAGE).stream()
                    .map(PendingRater::read)
                    .toList();
            if (page.isEmpty()) {
                return null;
            }
            EventRater rater = raters.forAccepted(
                    connection, page.stream().map(Readable::event).toList());
            settle(connection, rater.rate(page), rater.terms());
            return page.getLast().key();
        }
    }

    private static Readable read(UsageRecord record) {
        if (UsageReader.read(record) instanceof Readable readable) {
            return readable;
        }
        throw new IllegalStateException("a pending event was readable when it came: " + record.offset());
    }

    private void settle(Connection connection, List<RatedEvent> rated, Map<String, Terms> terms) throws SQLException {
        List<RatedEvent> waiting = outcomes.settle(connection, rated, terms);
        List<RatedEvent> settled = rated.stream()
                .filter(event -> !(event.outcome() instanceof Waiting))
                .toList();
        pending.update(connection, waiting);
        pending.remove(connection, settled.stream().map(RatedEvent::key).toList());
        List<Charge> charges = new ArrayList<>();
        for (RatedEvent event : settled) {
            if (event.outcome() instanceof Priced(Charge charge, var ignored)) {
                charges.add(charge);
            }
        }
        seen.assign(connection, charges);
    }
}

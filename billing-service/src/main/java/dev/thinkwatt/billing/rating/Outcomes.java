package dev.thinkwatt.billing.rating;

import dev.thinkwatt.billing.account.BillingTerms.Terms;
import dev.thinkwatt.billing.rating.Outcome.Priced;
import dev.thinkwatt.billing.rating.Outcome.Refused;
import dev.thinkwatt.billing.rating.Outcome.Waiting;
import dev.thinkwatt.billing.rating.ParkedEvents.Parked;
import dev.thinkwatt.billing.rating.ParkedEvents.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes what became of events: charges and reversals with their transfers, and the refused ones. */
@ApplicationScoped
class Outcomes {

    private final ChargeRepository charges;
    private final ReversalRepository reversals;
    private final ParkedEvents parked;
    private final HourSums hours;
    private final Clock clock;

    Outcomes(ChargeRepository charges, ReversalRepository reversals, ParkedEvents parked, HourSums hours, Clock clock) {
        this.charges = charges;
        this.reversals = reversals;
        this.parked = parked;
        this.hours = hours;
        this.clock = clock;
    }

    /**
     * Writes all that is decided, and hands back the events that still wait.
     *
     * @param terms of the events' accounts
     */
    List<RatedEvent> settle(Connection connection, List<RatedEvent> events, Map<String, Terms> terms)
            throws SQLException {
        List<Charge> priced = new ArrayList<>();
        List<Reversal> reversed = new ArrayList<>();
        List<RatedEvent> waiting = new ArrayList<>();
        List<Parked> refused = new ArrayList<>();
        for (RatedEvent rated : events) {
            switch (rated.outcome()) {
                case Priced(Charge charge, var reversals) -> {
                    priced.add(charge);
                    reversed.addAll(reversals);
                }
                case Waiting ignored -> waiting.add(rated);
                case Refused(String error) ->
                    refused.add(new Parked(rated.record(), rated.key(), rated.hash(), Reason.UNPRICEABLE, error));
            }
        }
        Instant now = clock.instant();
        charges.add(connection, priced, now);
        reversals.add(connection, reversed, now);
        hours.add(connection, priced, reversed, terms);
        parked.park(connection, refused);
        return waiting;
    }
}

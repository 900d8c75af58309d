package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.plan.Knobs;
import dev.thinkwatt.quota.decision.HoldingsReader.Present;
import dev.thinkwatt.quota.policy.Holdings;
import dev.thinkwatt.quota.policy.Subscriber;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Changes what a subscriber holds by hand: the same rows, locked in the same order, as decisions do. */
@ApplicationScoped
public class HoldingsEditor {

    private final CounterRepository counters;

    HoldingsEditor(CounterRepository counters) {
        this.counters = counters;
    }

    /** What a subscriber holds, and the rows it is in, locked until the transaction of the connection ends. */
    public record Locked(Present present, Map<Owner, Held> rows) {}

    public Locked lock(Connection connection, Subscriber subscriber) throws SQLException {
        counters.create(connection, Owner.of(subscriber));
        Map<Owner, Held> rows = counters.lock(connection, Owner.of(subscriber));
        return new Locked(Present.of(subscriber, rows), rows);
    }

    public void write(Connection connection, Locked locked, Holdings next) throws SQLException {
        Owner own = own(locked);
        Map<Owner, Held> changed = new HashMap<>();
        locked.rows()
                .forEach(
                        (owner, held) -> changed.put(owner, held.with(owner.equals(own) ? next.own() : next.pooled())));
        counters.write(connection, changed);
    }

    /** Writes what the subscriber set. */
    public void write(Connection connection, Locked locked, Knobs next) throws SQLException {
        Owner own = own(locked);
        counters.write(
                connection,
                Map.of(own, locked.rows().getOrDefault(own, Held.NONE).with(next)));
    }

    private static Owner own(Locked locked) {
        return Owner.subscriber(locked.present().subscriber().subscriberId());
    }
}

package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.plan.Allowance.Scope;
import dev.thinkwatt.model.plan.Knobs;
import dev.thinkwatt.quota.decision.HoldingsReader.Present;
import dev.thinkwatt.quota.policy.Holdings;
import dev.thinkwatt.quota.policy.Subscriber;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Changes what a subscriber holds by hand: the same rows, locked in the same order, as decisions do. */
@ApplicationScoped
public class HoldingsEditor {

    private final CounterRepository counters;

    HoldingsEditor(CounterRepository counters) {
        this.counters = counters;
    }

    /** What the subscriber holds, locked until the transaction of the connection ends. */
    public Present lock(Connection connection, Subscriber subscriber) throws SQLException {
        counters.create(connection, Owner.of(subscriber));
        return Present.of(subscriber, counters.lock(connection, Owner.of(subscriber)));
    }

    /** Writes what is locked. */
    public void write(Connection connection, Subscriber subscriber, Holdings next) throws SQLException {
        Map<Owner, Held> changed = new HashMap<>();
        counters.find(connection, Owner.of(subscriber))
                .forEach((owner, held) -> changed.put(owner, held.with(next.of(scope(owner, subscriber)))));
        counters.write(connection, changed);
    }

    /** Writes what the subscriber set; its row is locked. */
    public void write(Connection connection, Subscriber subscriber, Knobs next) throws SQLException {
        Owner own = Owner.subscriber(subscriber.subscriberId());
        Held held = counters.find(connection, List.of(own)).getOrDefault(own, Held.NONE);
        counters.write(connection, Map.of(own, held.with(next)));
    }

    private static Scope scope(Owner owner, Subscriber subscriber) {
        return owner.equals(Owner.subscriber(subscriber.subscriberId())) ? Scope.SUBSCRIBER : Scope.ACCOUNT;
    }
}

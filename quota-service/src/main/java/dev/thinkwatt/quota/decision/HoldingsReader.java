package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.plan.Knobs;
import dev.thinkwatt.quota.policy.Holdings;
import dev.thinkwatt.quota.policy.Subscriber;
import dev.thinkwatt.quota.policy.Taken;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a subscriber has set and may draw on. */
@ApplicationScoped
public class HoldingsReader {

    private final CounterRepository counters;
    private final OpenHolds holds;
    private final Database database;

    HoldingsReader(CounterRepository counters, OpenHolds holds, Database database) {
        this.counters = counters;
        this.holds = holds;
        this.database = database;
    }

    /**
     * The subscriber with what it set, and what it may draw on.
     *
     * @param chosen what it set itself, without what the plan gives for the rest
     */
    public record Present(Subscriber subscriber, Holdings holdings, Knobs chosen) {

        static Present of(Subscriber subscriber, Map<Owner, Held> held) {
            Held own = held.getOrDefault(Owner.subscriber(subscriber.subscriberId()), Held.NONE);
            Held pooled = held.getOrDefault(Owner.account(subscriber.account().accountId()), Held.NONE);
            return new Present(
                    subscriber.with(own.knobs()), new Holdings(own.counters(), pooled.counters()), own.knobs());
        }
    }

    /**
     * The same beside what is held of it.
     *
     * @param held what the subscriber's own decisions took that are open: part of what is used
     */
    public record WithHolds(Present present, List<Taken> held) {}

    /** As it is committed, without waiting for anybody. */
    public Present read(Subscriber subscriber) {
        return database.read(connection -> present(connection, subscriber));
    }

    /** Both as they are at one moment, or more could be held than is used. */
    public WithHolds readWithHolds(Subscriber subscriber, Instant now) {
        return database.snapshot(connection ->
                new WithHolds(present(connection, subscriber), holds.of(connection, subscriber.subscriberId(), now)));
    }

    private Present present(Connection connection, Subscriber subscriber) throws SQLException {
        return Present.of(subscriber, counters.find(connection, Owner.of(subscriber)));
    }
}

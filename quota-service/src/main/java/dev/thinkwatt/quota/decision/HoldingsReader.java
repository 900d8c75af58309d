package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.plan.Knobs;
import dev.thinkwatt.quota.policy.Holdings;
import dev.thinkwatt.quota.policy.Subscriber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What a subscriber has set and may draw on. */
@ApplicationScoped
public class HoldingsReader {

    private final CounterRepository counters;
    private final Database database;

    HoldingsReader(CounterRepository counters, Database database) {
        this.counters = counters;
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

    /** As it is committed, without waiting for anybody. */
    public Present read(Subscriber subscriber) {
        return database.read(connection -> Present.of(subscriber, counters.find(connection, Owner.of(subscriber))));
    }
}

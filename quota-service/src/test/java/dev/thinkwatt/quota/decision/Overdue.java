package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.policy.Ask;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Decisions that nobody settles in time. */
@Singleton
public class Overdue {

    private final Times times;
    private final HoldSweeper sweeper;

    Overdue(Times times, HoldSweeper sweeper) {
        this.times = times;
        this.sweeper = sweeper;
    }

    /** One whose hold of a quarter of an hour is over by now; its id. */
    public String decided(String subscriberId, boolean proxied) {
        Instant then = Instant.now().minus(Duration.ofMinutes(20));
        DecisionKey key = new DecisionKey(subscriberId, UUID.randomUUID().toString());
        Ask ask = new Ask(Plans.THINKING, Selection.MANUAL, 0, null);
        BodyHash hash = new BodyHash("body");
        times.at(then)
                .run(List.of(proxied ? Command.Decide.proxied(key, ask, hash) : new Command.Decide(key, ask, hash)));
        return DecisionId.of(then, key).toString();
    }

    public void sweep() {
        sweeper.sweep();
    }
}

package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.policy.Ask;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Decisions that nobody settles in time. */
@Singleton
public class Overdue {

    private final Times times;
    private final HoldSweeper sweeper;
    private final Database database;
    private final PartitionRepository partitions;

    Overdue(Times times, HoldSweeper sweeper, Database database, PartitionRepository partitions) {
        this.times = times;
        this.sweeper = sweeper;
        this.database = database;
        this.partitions = partitions;
    }

    /** One whose hold of a quarter of an hour is over by now; its id. */
    public String decided(String subscriberId, boolean proxied) {
        return decided(subscriberId, proxied, Instant.now().minus(Duration.ofMinutes(20)));
    }

    /** One of an instant whose day decisions may not be kept of yet; its id. */
    public String decided(String subscriberId, boolean proxied, Instant then) {
        LocalDate day = LocalDate.ofInstant(then, ZoneOffset.UTC);
        database.transact(connection -> partitions.make(connection, day, day));
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

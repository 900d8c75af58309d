package dev.thinkwatt.quota.decision;

import dev.thinkwatt.quota.decision.Command.Decide;
import dev.thinkwatt.quota.decision.Command.Release;
import dev.thinkwatt.quota.decision.Command.Settle;
import dev.thinkwatt.quota.subscriber.Lookup;
import dev.thinkwatt.quota.subscriber.Subscribers;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Runs a batch of commands as one transaction: lock, load, answer each in memory in the order of arrival, write, commit. */
@ApplicationScoped
class BatchTransaction {

    private final Database database;
    private final WorkRepository works;
    private final Subscribers subscribers;
    private final Closer closer;
    private final Holds holds;
    private final Clock clock;

    BatchTransaction(
            Database database, WorkRepository works, Subscribers subscribers, Closer closer, Holds holds, Clock clock) {
        this.holds = holds;
        this.database = database;
        this.works = works;
        this.subscribers = subscribers;
        this.closer = closer;
        this.clock = clock;
    }

    /**
     * Answers every command of the batch once all of them are committed.
     *
     * @throws RuntimeException with nobody answered; and with nothing changed, save when the answer to the commit was lost
     */
    void run(List<? extends Command<?>> batch) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<String, Lookup> named = new HashMap<>();
        for (Command<?> command : batch) {
            named.computeIfAbsent(command.key().subscriberId(), id -> subscribers.at(id, now));
        }
        List<Runnable> replies = database.transact(connection -> answer(connection, batch, now, named));
        replies.forEach(Runnable::run);
        works.wakeRelay();
    }

    private List<Runnable> answer(
            Connection connection, List<? extends Command<?>> batch, Instant now, Map<String, Lookup> named)
            throws SQLException {
        UnitOfWork work = works.load(connection, now, named, batch);
        List<Runnable> replies =
                batch.stream().map(command -> answer(command, work)).toList();
        works.save(connection, work);
        return replies;
    }

    private Runnable answer(Command<?> command, UnitOfWork work) {
        return switch (command) {
            case Decide decide -> reply(decide, () -> Decider.decide(decide, work));
            case Settle settle -> reply(settle, () -> closer.settle(settle, work));
            case Release release -> reply(release, () -> closer.release(release, work));
            case Command.Extend extend -> reply(extend, () -> holds.extend(extend, work));
            case Command.Expire expire -> reply(expire, () -> holds.expire(expire, work));
        };
    }

    /** A refusal is an answer too, and leaves the rest of the batch alone. */
    private static <R> Runnable reply(Command<R> command, Supplier<R> answer) {
        try {
            R found = answer.get();
            return () -> command.reply().complete(found);
        } catch (ProblemException refusal) {
            return () -> command.reply().completeExceptionally(refusal);
        }
    }
}

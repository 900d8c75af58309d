package dev.thinkwatt.quota.decision;

import dev.thinkwatt.quota.subscriber.Lookup;
import dev.thinkwatt.quota.subscriber.Subscribers;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs a batch of commands as one transaction: lock, load, answer each in memory in the order of arrival, write, commit. */
@ApplicationScoped
class BatchTransaction {

    private final Database database;
    private final WorkRepository works;
    private final Subscribers subscribers;
    private final CommandAnswers answers;
    private final Clock clock;

    BatchTransaction(
            Database database, WorkRepository works, Subscribers subscribers, CommandAnswers answers, Clock clock) {
        this.database = database;
        this.works = works;
        this.subscribers = subscribers;
        this.answers = answers;
        this.clock = clock;
    }

    /**
     * Answers every command of the batch once all of them are committed, and then has events sent, if there are any.
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
    }

    private List<Runnable> answer(
            Connection connection, List<? extends Command<?>> batch, Instant now, Map<String, Lookup> named)
            throws SQLException {
        UnitOfWork work = works.load(connection, now, named, batch);
        List<Runnable> replies = new ArrayList<>(
                batch.stream().map(command -> answers.answer(command, work)).toList());
        works.save(connection, work);
        if (!work.events().isEmpty()) {
            replies.add(works::wakeRelay);
        }
        return replies;
    }
}

package dev.thinkwatt.quota.decision;

import dev.thinkwatt.quota.subscriber.Subscribers;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Batches that run at other times than now. */
@Singleton
class Times {

    private final Database database;
    private final WorkRepository works;
    private final Subscribers subscribers;
    private final CommandAnswers answers;

    Times(Database database, WorkRepository works, Subscribers subscribers, CommandAnswers answers) {
        this.database = database;
        this.works = works;
        this.subscribers = subscribers;
        this.answers = answers;
    }

    BatchTransaction at(Instant now) {
        return new BatchTransaction(database, works, subscribers, answers, Clock.fixed(now, ZoneOffset.UTC));
    }
}

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
    private final Closer closer;
    private final Holds holds;

    Times(Database database, WorkRepository works, Subscribers subscribers, Closer closer, Holds holds) {
        this.database = database;
        this.works = works;
        this.subscribers = subscribers;
        this.closer = closer;
        this.holds = holds;
    }

    BatchTransaction at(Instant now) {
        return new BatchTransaction(database, works, subscribers, closer, holds, Clock.fixed(now, ZoneOffset.UTC));
    }
}

package dev.thinkwatt.quota.decision;

import dev.thinkwatt.quota.subscriber.Subscribers;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Reads decisions as they are committed, without waiting for anybody. */
@ApplicationScoped
class KeptDecisions {

    private final Database database;
    private final DecisionRepository decisions;
    private final Retention retention;
    private final Subscribers subscribers;
    private final Clock clock;

    KeptDecisions(
            Database database,
            DecisionRepository decisions,
            Retention retention,
            Subscribers subscribers,
            Clock clock) {
        this.subscribers = subscribers;
        this.database = database;
        this.decisions = decisions;
        this.retention = retention;
        this.clock = clock;
    }

    Receipt receipt(DecisionId id) {
        Receipt found = database.read(connection -> decisions.find(connection, List.of(id)))
                .get(id.key());
        if (found == null) {
            throw ProblemException.notFound("no decision " + id);
        }
        return found;
    }

    /** The same, as callers read it. */
    Kept kept(DecisionId id) {
        Receipt receipt = receipt(id);
        ReceiptPrice price = Optional.ofNullable(receipt.answer().plan())
                .flatMap(subscribers::plan)
                .map(version -> ReceiptPrice.of(receipt, version))
                .orElse(null);
        return Kept.of(receipt, price);
    }

    /** The id that a decision was given, for who knows only what it was asked under. */
    DecisionId idOf(DecisionKey key) {
        DecisionId found = database.read(
                        connection -> decisions.ids(connection, List.of(key), retention.oldest(clock.instant())))
                .get(key);
        if (found == null) {
            throw ProblemException.notFound(
                    "no decision of subscriber " + key.subscriberId() + ", request " + key.requestId());
        }
        return found;
    }
}

package dev.thinkwatt.quota.console;

import dev.thinkwatt.quota.policy.Subscriber;
import dev.thinkwatt.quota.subscriber.Lookup;
import dev.thinkwatt.quota.subscriber.Seated;
import dev.thinkwatt.quota.subscriber.Subscribers;
import dev.thinkwatt.support.page.Address;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Whom the pages of operations are about, at which moment. */
@ApplicationScoped
class Desk {

    private final Subscribers subscribers;
    private final Clock clock;

    Desk(Subscribers subscribers, Clock clock) {
        this.subscribers = subscribers;
        this.clock = clock;
    }

    /** Where the page of a subscriber is. */
    static Address page(String subscriberId) {
        return Address.of(SubscriberListPages.PATH + "/" + subscriberId);
    }

    Instant now() {
        return clock.instant();
    }

    Seated seated(String subscriberId, Instant now) {
        return subscribers
                .seated(subscriberId, now)
                .orElseThrow(() -> ProblemException.notFound("There is no subscriber " + subscriberId));
    }

    /** Somebody with a seat and a plan. */
    Subscriber subscriber(String subscriberId, Instant now) {
        return switch (subscribers.at(subscriberId, now)) {
            case Lookup.Known(Subscriber subscriber) -> subscriber;
            case Lookup.NotKnown(var _) ->
                throw ProblemException.notFound("No seat with a plan in force is known of " + subscriberId);
        };
    }
}

package dev.thinkwatt.quota.grant;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.quota.policy.Subscriber;
import dev.thinkwatt.quota.subscriber.Subscribers;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.identity.Callers;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Who acts when on whom, and the trail of it. */
@ApplicationScoped
class Acting {

    private final Subscribers subscribers;
    private final Callers callers;
    private final Audit audit;
    private final Clock clock;

    Acting(Subscribers subscribers, Callers callers, Audit audit, Clock clock) {
        this.subscribers = subscribers;
        this.callers = callers;
        this.audit = audit;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    String who() {
        return callers.current().id();
    }

    Subscriber subscriber(String subscriberId, Instant now) {
        return subscribers.known(subscriberId, now);
    }

    Allowance allowance(Subscriber subscriber, String id) {
        return subscriber.plan().allowance(id).orElseThrow(() -> {
            List<String> ids =
                    subscriber.plan().allowances().stream().map(Allowance::id).toList();
            return ProblemException.invalid(
                    "allowance",
                    ids.isEmpty()
                            ? "names one, but plan " + subscriber.plan().id() + " has none"
                            : "must be one of plan " + subscriber.plan().id() + ": " + String.join(", ", ids));
        });
    }

    void record(Act act) {
        audit.record(act);
    }
}

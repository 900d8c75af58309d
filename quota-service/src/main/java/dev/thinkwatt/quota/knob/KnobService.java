package dev.thinkwatt.quota.knob;

import dev.thinkwatt.model.plan.Knobs;
import dev.thinkwatt.quota.decision.HoldingsEditor;
import dev.thinkwatt.quota.decision.HoldingsEditor.Locked;
import dev.thinkwatt.quota.policy.Subscriber;
import dev.thinkwatt.quota.subscriber.Subscribers;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;

/** Sets what a plan lets its subscribers set. */
@ApplicationScoped
public class KnobService {

    private final Subscribers subscribers;
    private final HoldingsEditor holdings;
    private final Audit audit;
    private final DataSource database;
    private final Clock clock;

    KnobService(Subscribers subscribers, HoldingsEditor holdings, Audit audit, DataSource database, Clock clock) {
        this.subscribers = subscribers;
        this.holdings = holdings;
        this.audit = audit;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Sets all of them; what is absent is as the plan gives it.
     *
     * @return as they now hold
     */
    @Transactional
    public Knobs set(String subscriberId, Knobs chosen) {
        Subscriber subscriber = subscribers.known(subscriberId, clock.instant());
        List<Violation> violations = chosen.faults(subscriber.plan().entitlements()).entrySet().stream()
                .map(fault -> new Violation(fault.getKey(), fault.getValue()))
                .toList();
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        try (Connection connection = database.getConnection()) {
            Locked before = holdings.lock(connection, subscriber);
            // What the plan gives may change, what was chosen does not: to choose what the plan gives is a choice too.
            if (!before.present().chosen().equals(chosen)) {
                holdings.write(connection, before, chosen);
                audit.record(Act.changed(
                        "knobs.set",
                        "subscriber",
                        subscriberId,
                        before.present().chosen(),
                        chosen));
            }
            return subscriber.with(chosen).knobs();
        } catch (SQLException e) {
            throw new IllegalStateException("knobs could not be written", e);
        }
    }
}

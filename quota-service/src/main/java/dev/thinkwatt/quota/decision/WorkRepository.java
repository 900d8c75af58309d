package dev.thinkwatt.quota.decision;

import dev.thinkwatt.quota.policy.Counters;
import dev.thinkwatt.quota.subscriber.Lookup;
import dev.thinkwatt.support.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Loads a unit of work under lock, and saves it: one statement each for counters, decisions, closed decisions and events. */
@ApplicationScoped
class WorkRepository {

    private final CounterRepository counters;
    private final DecisionRepository decisions;
    private final Outbox outbox;

    WorkRepository(CounterRepository counters, DecisionRepository decisions, Outbox outbox) {
        this.counters = counters;
        this.decisions = decisions;
        this.outbox = outbox;
    }

    UnitOfWork load(Connection connection, Instant now, Map<String, Lookup> asking, List<DecisionKey> keys)
            throws SQLException {
        Map<String, Counters> locked = lock(connection, asking, keys);
        return new UnitOfWork(now, asking, locked, decisions.find(connection, keys));
    }

    void save(Connection connection, UnitOfWork work) throws SQLException {
        counters.write(connection, work.changedCounters());
        decisions.insert(connection, work.created());
        decisions.close(connection, work.closed());
        outbox.append(connection, work.events());
    }

    void wakeRelay() {
        outbox.wake();
    }

    /**
     * Missing rows are made in a transaction of their own, sorted and with no other row held: two batches that make and lock
     * the same rows then never wait for each other in a circle.
     */
    private Map<String, Counters> lock(Connection connection, Map<String, Lookup> asking, List<DecisionKey> keys)
            throws SQLException {
        SortedSet<String> named =
                keys.stream().map(DecisionKey::subscriberId).collect(Collectors.toCollection(TreeSet::new));
        Map<String, Counters> locked = counters.lock(connection, named);
        List<String> missing = named.stream()
                .filter(id -> !locked.containsKey(id) && asking.get(id) instanceof Lookup.Known)
                .toList();
        if (missing.isEmpty()) {
            return locked;
        }
        connection.rollback();
        counters.create(connection, missing);
        connection.commit();
        return counters.lock(connection, named);
    }
}

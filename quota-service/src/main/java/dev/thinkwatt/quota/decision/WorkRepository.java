package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.plan.Allowance.Scope;
import dev.thinkwatt.quota.notice.NoticeRepository;
import dev.thinkwatt.quota.subscriber.Lookup;
import dev.thinkwatt.support.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Loads a unit of work under lock, and saves it: a few statements, however many commands it answers. */
@ApplicationScoped
class WorkRepository {

    private final CounterRepository counters;
    private final DecisionRepository decisions;
    private final NoticeRepository notices;
    private final Outbox outbox;
    private final Retention retention;

    WorkRepository(
            CounterRepository counters,
            DecisionRepository decisions,
            NoticeRepository notices,
            Outbox outbox,
            Retention retention) {
        this.counters = counters;
        this.decisions = decisions;
        this.notices = notices;
        this.outbox = outbox;
        this.retention = retention;
    }

    UnitOfWork load(Connection connection, Instant now, Map<String, Lookup> named, List<? extends Command<?>> batch)
            throws SQLException {
        Set<Owner> owners = owners(named);
        Set<Owner> due = due(named, batch);
        Map<Owner, Held> locked = lock(connection, due, owners);
        Map<DecisionKey, Receipt> receipts = receipts(connection, now, batch);
        if (!owners.containsAll(sharedBy(receipts))) {
            // Somebody moved to another account, or plan, between asking and settling: rows are locked in one order, so
            // anew.
            connection.rollback();
            owners.addAll(sharedBy(receipts));
            locked = lock(connection, due, owners);
            receipts = receipts(connection, now, batch);
        }
        return new UnitOfWork(now, named, locked, receipts);
    }

    /** Of a decision that is known by its key alone, the day is looked up first. */
    private Map<DecisionKey, Receipt> receipts(Connection connection, Instant now, List<? extends Command<?>> batch)
            throws SQLException {
        Set<DecisionId> ids =
                batch.stream().flatMap(command -> command.named().stream()).collect(Collectors.toSet());
        Set<DecisionKey> keys = batch.stream()
                .filter(command -> command.named().isEmpty())
                .map(Command::key)
                .collect(Collectors.toSet());
        ids.addAll(decisions.ids(connection, keys, retention.oldest(now)).values());
        return decisions.find(connection, ids);
    }

    void save(Connection connection, UnitOfWork work) throws SQLException {
        counters.write(connection, work.changed());
        decisions.insert(connection, work.now(), work.created());
        decisions.close(connection, work.closed());
        notices.insert(connection, work.notices());
        outbox.append(connection, work.events());
    }

    void wakeRelay() {
        outbox.wake();
    }

    private static Set<Owner> owners(Map<String, Lookup> named) {
        return named.entrySet().stream()
                .flatMap(entry -> entry.getValue() instanceof Lookup.Known(var subscriber)
                        ? Owner.of(subscriber).stream()
                        : Stream.of(Owner.subscriber(entry.getKey())))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<Owner> sharedBy(Map<DecisionKey, Receipt> receipts) {
        return receipts.values().stream()
                .filter(receipt -> receipt.taken().stream().anyMatch(taken -> taken.scope() == Scope.ACCOUNT))
                .map(receipt -> Owner.account(receipt.accountId()))
                .collect(Collectors.toSet());
    }

    /** Who must have a row: all who are known, and whose usage of a time when they were is told. */
    private static Set<Owner> due(Map<String, Lookup> named, List<? extends Command<?>> batch) {
        Stream<Owner> known = named.values().stream()
                .flatMap(lookup ->
                        lookup instanceof Lookup.Known(var subscriber) ? Owner.of(subscriber).stream() : Stream.of());
        Stream<Owner> reported = batch.stream()
                .flatMap(command -> command instanceof Command.Report report && report.terms() instanceof Lookup.Known
                        ? Stream.of(Owner.subscriber(report.key().subscriberId()))
                        : Stream.of());
        return Stream.concat(known, reported).collect(Collectors.toSet());
    }

    /**
     * Missing rows are made in a transaction of their own, sorted and with no other row held: two batches that make and lock
     * the same rows then never wait for each other in a circle.
     */
    private Map<Owner, Held> lock(Connection connection, Set<Owner> due, Set<Owner> owners) throws SQLException {
        Map<Owner, Held> locked = counters.lock(connection, owners);
        List<Owner> missing =
                due.stream().filter(owner -> !locked.containsKey(owner)).toList();
        if (missing.isEmpty()) {
            return locked;
        }
        connection.rollback();
        counters.create(connection, missing);
        connection.commit();
        return counters.lock(connection, owners);
    }
}

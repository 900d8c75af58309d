package dev.thinkwatt.quota.decision;

import dev.thinkwatt.quota.policy.Counters;
import dev.thinkwatt.quota.subscriber.Lookup;
import dev.thinkwatt.support.outbox.OutboxMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one transaction loaded, changed in memory command by command, and will write. */
final class UnitOfWork {

    private final Instant now;
    private final Map<String, Lookup> subscribers;
    private final Map<String, Counters> counters;
    private final Map<DecisionKey, Receipt> receipts;
    private final Map<String, Counters> changedCounters = new LinkedHashMap<>();
    private final Set<DecisionKey> created = new LinkedHashSet<>();
    private final Set<DecisionKey> closed = new LinkedHashSet<>();
    private final List<OutboxMessage> events = new ArrayList<>();

    /**
     * @param subscribers those who ask for a decision
     * @param counters of all who are named and have a row, locked
     * @param receipts of all decisions named
     */
    UnitOfWork(
            Instant now,
            Map<String, Lookup> subscribers,
            Map<String, Counters> counters,
            Map<DecisionKey, Receipt> receipts) {
        this.now = now;
        this.subscribers = subscribers;
        this.counters = new HashMap<>(counters);
        this.receipts = new HashMap<>(receipts);
    }

    Instant now() {
        return now;
    }

    Lookup subscriber(String subscriberId) {
        Lookup found = subscribers.get(subscriberId);
        if (found == null) {
            throw new IllegalStateException("subscriber " + subscriberId + " was not looked up");
        }
        return found;
    }

    Counters counters(String subscriberId) {
        Counters locked = counters.get(subscriberId);
        if (locked == null) {
            throw new IllegalStateException("the counter of " + subscriberId + " is not locked");
        }
        return locked;
    }

    Optional<Receipt> receipt(DecisionKey key) {
        return Optional.ofNullable(receipts.get(key));
    }

    void write(String subscriberId, Counters next) {
        counters.put(subscriberId, next);
        changedCounters.put(subscriberId, next);
    }

    void create(Receipt receipt) {
        receipts.put(receipt.id().key(), receipt);
        created.add(receipt.id().key());
    }

    void close(Receipt receipt) {
        receipts.put(receipt.id().key(), receipt);
        if (!created.contains(receipt.id().key())) {
            closed.add(receipt.id().key());
        }
    }

    void emit(OutboxMessage event) {
        events.add(event);
    }

    Map<String, Counters> changedCounters() {
        return changedCounters;
    }

    List<Receipt> created() {
        return created.stream().map(receipts::get).toList();
    }

    List<Receipt> closed() {
        return closed.stream().map(receipts::get).toList();
    }

    List<OutboxMessage> events() {
        return events;
    }
}

package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.plan.Allowance.Scope;
import dev.thinkwatt.quota.notice.Noticed;
import dev.thinkwatt.quota.policy.Counters;
import dev.thinkwatt.quota.policy.Holdings;
import dev.thinkwatt.quota.policy.Subscriber;
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
    private final Map<Owner, Held> held;
    private final Map<DecisionKey, Receipt> receipts;
    private final Map<Owner, Held> changed = new LinkedHashMap<>();
    private final Set<DecisionKey> created = new LinkedHashSet<>();
    private final Set<DecisionKey> closed = new LinkedHashSet<>();
    private final List<Noticed> notices = new ArrayList<>();
    private final List<OutboxMessage> events = new ArrayList<>();

    /**
     * @param subscribers all who are named
     * @param held by all who are named, or share with them, and have a row, locked
     * @param receipts of all decisions named
     */
    UnitOfWork(
            Instant now, Map<String, Lookup> subscribers, Map<Owner, Held> held, Map<DecisionKey, Receipt> receipts) {
        this.now = now;
        this.subscribers = subscribers;
        this.held = new HashMap<>(held);
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

    /** What the subscriber may draw on of its own and of an account. */
    Holdings holdings(String subscriberId, String accountId) {
        Held pooled = held.getOrDefault(Owner.account(accountId), Held.NONE);
        return new Holdings(locked(Owner.subscriber(subscriberId)).counters(), pooled.counters());
    }

    /** The subscriber with what it set. */
    Subscriber asSet(Subscriber subscriber) {
        return subscriber.with(
                locked(Owner.subscriber(subscriber.subscriberId())).knobs());
    }

    Optional<Receipt> receipt(DecisionKey key) {
        return Optional.ofNullable(receipts.get(key));
    }

    void write(String subscriberId, String accountId, Holdings next) {
        for (Scope scope : Scope.values()) {
            write(scope == Scope.ACCOUNT ? Owner.account(accountId) : Owner.subscriber(subscriberId), next.of(scope));
        }
    }

    private void write(Owner owner, Counters next) {
        Held before = held.getOrDefault(owner, Held.NONE);
        if (!before.counters().equals(next)) {
            held.put(owner, locked(owner).with(next));
            changed.put(owner, before.with(next));
        }
    }

    private Held locked(Owner owner) {
        Held locked = held.get(owner);
        if (locked == null) {
            throw new IllegalStateException("the counter of " + owner.key() + " is not locked");
        }
        return locked;
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

    void tell(List<Noticed> noticed) {
        notices.addAll(noticed);
        noticed.stream().filter(Noticed::told).forEach(notice -> events.add(notice.message()));
    }

    void emit(OutboxMessage event) {
        events.add(event);
    }

    Map<Owner, Held> changed() {
        return changed;
    }

    List<Noticed> notices() {
        return notices;
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

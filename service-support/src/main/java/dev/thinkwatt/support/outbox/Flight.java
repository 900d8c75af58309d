package dev.thinkwatt.support.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Rows of one shard on their way to Kafka. Filled by the relay's thread, answered from Kafka's. */
final class Flight {

    /** One row, and so one key, that Kafka refuses for its own sake. */
    record Refusal(OutboxRow row, Exception reason) {}

    private record Key(String topic, String key) {
        static Key of(OutboxRow row) {
            return new Key(row.topic(), row.key());
        }
    }

    private final long startedNanos = System.nanoTime();
    private final AtomicInteger outstanding = new AtomicInteger(1);
    private final Queue<OutboxRow> acked = new ConcurrentLinkedQueue<>();
    private final Map<Key, Refusal> refusals = new ConcurrentHashMap<>();
    private final Runnable whenDone;
    private volatile @Nullable Exception failure;

    Flight(Runnable whenDone) {
        this.whenDone = whenDone;
    }

    /** Sends rows in their order until one fails; rows behind a refused one of the same key stay where they are. */
    void send(List<OutboxRow> rows, OutboxSender sender) {
        for (OutboxRow row : rows) {
            if (failure != null) {
                return;
            }
            if (!refusals.containsKey(Key.of(row))) {
                outstanding.incrementAndGet();
                sender.send(row, error -> answered(row, error));
            }
        }
    }

    /** Sends rows of compacted topics in one transaction: all of them arrive, or none. */
    void transact(short shard, List<OutboxRow> rows, OutboxSender sender, long heldUntilNanos) {
        if (rows.isEmpty() || failure != null) {
            return;
        }
        Map<OutboxRow, Exception> errors = sender.transact(shard, rows, heldUntilNanos);
        if (errors.isEmpty()) {
            acked.addAll(rows);
        }
        errors.forEach(this::failed);
    }

    /** No further row will be sent in this flight. */
    void complete() {
        landed();
    }

    boolean isDone() {
        return outstanding.get() == 0;
    }

    boolean isLate(Duration patience) {
        return !isDone() && System.nanoTime() - startedNanos > patience.toNanos();
    }

    List<OutboxRow> acked() {
        return List.copyOf(acked);
    }

    List<Refusal> refusals() {
        return List.copyOf(refusals.values());
    }

    /** Why sending stopped, null when it did not. */
    @Nullable Exception failure() {
        return failure;
    }

    private void answered(OutboxRow row, @Nullable Exception error) {
        if (error == null) {
            acked.add(row);
        } else {
            failed(row, error);
        }
        landed();
    }

    private void failed(OutboxRow row, Exception error) {
        if (Refusals.isForItsOwnSake(error)) {
            refusals.putIfAbsent(Key.of(row), new Refusal(row, error));
        } else {
            failure = error;
        }
    }

    private void landed() {
        if (outstanding.decrementAndGet() == 0) {
            whenDone.run();
        }
    }
}

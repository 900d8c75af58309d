package dev.thinkwatt.support.outbox;

import dev.thinkwatt.support.trouble.TroubleLog;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends the outbox to Kafka: one thread that walks the shards it holds. Of a shard it reads the first rows in id order, has
 * them all under way at once, deletes what was acknowledged under its epoch, and only then reads on. There is no cursor, so a
 * row that commits late is found; there is one owner of a shard, so nothing overtakes within a key.
 */
final class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    /** Kafka is said to be in trouble when an acknowledgement takes longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final OutboxLeases leases;
    private final OutboxRows rows;
    private final OutboxSender sender;
    private final RelaySignal signal;
    private final OutboxConfig config;

    private final Map<Short, HeldShard> held = new HashMap<>();
    private final TroubleLog kafkaTrouble = new TroubleLog(LOG, "The outbox cannot be sent to Kafka, events wait");
    private long renewAtNanos = System.nanoTime();
    private long heldUntilNanos = System.nanoTime();

    OutboxRelay(OutboxLeases leases, OutboxRows rows, OutboxSender sender, RelaySignal signal, OutboxConfig config) {
        this.leases = leases;
        this.rows = rows;
        this.sender = sender;
        this.signal = signal;
        this.config = config;
    }

    /** One walk over the shards; never waits for Kafka longer than a producer's first look for it. */
    void turn() throws SQLException {
        dropLeasesThatRanOut();
        renewLeases();
        settle();
        launch();
        tellOfTrouble();
    }

    /** Waits a little for what is under way, and gives all leases back. */
    void stop() throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        while (held.values().stream().anyMatch(shard -> shard.isUnderWay() && !shard.hasLanded())
                && System.nanoTime() < deadline) {
            signal.await(Duration.ofMillis(50));
        }
        sender.reset();
        settle();
        leases.release(epochs(held.values()));
        held.clear();
    }

    /** Forgets all that is under way, and begins as if just started: what was cut short in the middle never lands. */
    void abandon() {
        held.clear();
        sender.reset();
        renewAtNanos = System.nanoTime();
    }

    /** The database may be away for longer than the lease: another relay may be at work by then. */
    private void dropLeasesThatRanOut() {
        if (System.nanoTime() - heldUntilNanos > 0 && !held.isEmpty()) {
            LOG.warn("The outbox's leases ran out before they could be renewed.");
            held.clear();
            sender.reset();
        }
    }

    private void renewLeases() throws SQLException {
        long now = System.nanoTime();
        if (now - renewAtNanos < 0) {
            return;
        }
        Map<Short, Long> granted = leases.renew(epochs(held.values()));
        heldUntilNanos = now + config.lease().toNanos() * 4 / 5;
        renewAtNanos = now + config.lease().toNanos() / 5;
        List<HeldShard> lost = held.values().stream()
                .filter(shard -> !Long.valueOf(shard.epoch()).equals(granted.get(shard.number())))
                .toList();
        lost.forEach(shard -> held.remove(shard.number()));
        lost.forEach(shard -> sender.forget(shard.number()));
        if (lost.stream().anyMatch(HeldShard::isUnderWay)) {
            sender.reset();
        }
        granted.forEach((shard, epoch) -> held.computeIfAbsent(shard, number -> new HeldShard(number, epoch)));
    }

    /** Nothing of a landed flight is forgotten before the database has taken it in; on failure this runs again. */
    private void settle() throws SQLException {
        List<HeldShard> landed =
                held.values().stream().filter(HeldShard::hasLanded).toList();
        List<OutboxRow> acked = new ArrayList<>();
        landed.forEach(shard -> acked.addAll(flight(shard).acked()));
        if (!acked.isEmpty()) {
            rows.delete(epochs(landed), acked);
        }
        for (HeldShard shard : landed) {
            park(shard);
            Exception failure = flight(shard).failure();
            if (failure != null) {
                kafkaTrouble.begins(failure);
            }
            shard.land(failure != null, config.poll(), config.backOffMax());
        }
    }

    private void park(HeldShard shard) throws SQLException {
        for (Flight.Refusal refusal : flight(shard).refusals()) {
            OutboxRow row = refusal.row();
            if (rows.park(epochs(List.of(shard)), row, String.valueOf(refusal.reason()))) {
                LOG.errorf(
                        "Kafka refuses event %s of %s, key %s: %s. It is parked, and later events of this key wait for it.",
                        row.eventId(), row.topic(), row.key(), refusal.reason());
            }
        }
    }

    private void launch() throws SQLException {
        List<Short> idle = held.values().stream()
                .filter(HeldShard::isIdle)
                .map(HeldShard::number)
                .toList();
        if (idle.isEmpty()) {
            return;
        }
        Map<Short, List<OutboxRow>> pending =
                rows.pending(idle, config.batchRows()).stream().collect(Collectors.groupingBy(OutboxRow::shard));
        for (Map.Entry<Short, List<OutboxRow>> shard : pending.entrySet()) {
            if (!launch(shard.getKey(), shard.getValue())) {
                return;
            }
        }
    }

    /** Whether Kafka takes records; if it does not, the other shards need not find out one by one, each with a wait. */
    private boolean launch(short shard, List<OutboxRow> pending) throws SQLException {
        renewLeases();
        HeldShard mine = held.get(shard);
        if (mine == null) {
            return true;
        }
        Map<Boolean, List<OutboxRow>> byTransaction = pending.stream()
                .collect(Collectors.partitioningBy(
                        row -> config.transactionalTopics().contains(row.topic())));
        Flight flight = new Flight(signal::raise);
        mine.takeOff(flight);
        flight.send(byTransaction.getOrDefault(false, List.of()), sender);
        flight.transact(shard, byTransaction.getOrDefault(true, List.of()), sender, heldUntilNanos);
        flight.complete();
        return flight.failure() == null;
    }

    private void tellOfTrouble() {
        for (HeldShard shard : held.values()) {
            Flight flight = shard.flight();
            if (flight != null && flight.isLate(PATIENCE)) {
                kafkaTrouble.begins("no acknowledgement for " + PATIENCE.toSeconds() + " seconds");
                shard.late();
            }
        }
        if (held.values().stream().noneMatch(HeldShard::isFailing)) {
            kafkaTrouble.ends();
        }
    }

    private static Flight flight(HeldShard shard) {
        @Nullable Flight flight = shard.flight();
        if (flight == null) {
            throw new IllegalStateException("shard " + shard.number() + " has nothing under way");
        }
        return flight;
    }

    private static Map<Short, Long> epochs(Collection<HeldShard> shards) {
        return shards.stream().collect(Collectors.toMap(HeldShard::number, HeldShard::epoch));
    }
}

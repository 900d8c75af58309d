package dev.thinkwatt.support.outbox;

import static dev.thinkwatt.support.outbox.Relays.drain;
import static dev.thinkwatt.support.outbox.Relays.message;
import static dev.thinkwatt.support.outbox.Relays.numbered;
import static dev.thinkwatt.support.outbox.Relays.turn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.support.KafkaLog;
import dev.thinkwatt.support.SpareDatabase;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutboxLeaseTest {

    @Inject
    Relays relays;

    @Inject
    SpareDatabase database;

    @Inject
    KafkaLog kafka;

    private final String topic = "relay-" + UUID.randomUUID();

    private final Relays.Settings settings = Relays.settings();

    @BeforeEach
    void clear() throws SQLException {
        database.clear();
    }

    @Test
    void aStaleEpochDeletesNothing() throws Exception {
        relays.append(settings, message(topic, "k", "v"));
        OutboxLeases a = new OutboxLeases(database, "a", settings.shards(), settings.lease());
        OutboxRows rows = new OutboxRows(database, "a");
        Map<Short, Long> stale = a.renew(Map.of());
        List<OutboxRow> pending = rows.pending(stale.keySet(), 10);
        database.execute("update outbox_lease set until = '-infinity'");
        Map<Short, Long> others = new OutboxLeases(database, "b", settings.shards(), settings.lease()).renew(Map.of());
        assertThat(others).hasSize(settings.shards());

        assertThat(rows.delete(stale, pending)).isZero();
        assertThat(rows.park(stale, pending.getFirst(), "any")).isFalse();
        assertThat(a.renew(stale)).isEmpty();
        assertThat(new OutboxRows(database, "b").delete(others, pending)).isOne();
    }

    @Test
    void anOwnerThatLostAndRegainedAShardDeletesUnderTheNewEpochOnly() throws Exception {
        relays.append(settings, message(topic, "k", "v"));
        OutboxLeases a = new OutboxLeases(database, "a", settings.shards(), settings.lease());
        OutboxRows rows = new OutboxRows(database, "a");
        Map<Short, Long> first = a.renew(Map.of());
        List<OutboxRow> pending = rows.pending(first.keySet(), 10);
        database.execute("update outbox_lease set until = '-infinity'");
        Map<Short, Long> second = a.renew(Map.of());

        assertThat(rows.delete(first, pending)).isZero();
        assertThat(rows.delete(second, pending)).isOne();
    }

    @Test
    void anOwnerThatStartsAgainTakesItsShardsBackAtOnce() throws Exception {
        relays.append(settings, message(topic, "k", "v"));
        Map<Short, Long> killed = new OutboxLeases(database, "a", settings.shards(), settings.lease()).renew(Map.of());
        Map<Short, Long> started = new OutboxLeases(database, "a", settings.shards(), settings.lease()).renew(Map.of());

        assertThat(started).hasSize(settings.shards());
        OutboxRows rows = new OutboxRows(database, "a");
        List<OutboxRow> pending = rows.pending(started.keySet(), 10);
        assertThat(rows.delete(killed, pending)).isZero();
        assertThat(rows.delete(started, pending)).isOne();
    }

    @Test
    void twoRelaysNeverInterleaveAShard() throws Exception {
        kafka.create(topic, 4);
        int each = 1500;
        Set<String> keys = Set.of("a", "b", "c", "d", "e", "f");
        CountDownLatch written = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            Future<?> writer = threads.submit(() -> {
                for (int i = 0; i < each; i++) {
                    String value = Integer.toString(i);
                    relays.append(
                            settings,
                            keys.stream().map(key -> message(topic, key, value)).toArray(OutboxMessage[]::new));
                }
                written.countDown();
                return null;
            });
            Future<?> comingAndGoing = threads.submit(() -> {
                for (int life = 0; written.getCount() > 0; life++) {
                    OutboxRelay relay = relays.relay("a" + life, settings);
                    turn(relay, 10);
                    relay.stop();
                }
                return null;
            });
            Future<?> steady = threads.submit(() -> {
                OutboxRelay relay = relays.relay("b", settings);
                written.await();
                drain(relay, database);
                relay.stop();
                return null;
            });
            writer.get();
            comingAndGoing.get();
            steady.get();
        }

        for (String key : keys) {
            assertThat(kafka.values(topic, key)).isEqualTo(numbered(0, each));
        }
    }

    @Test
    void aRelayThatStopsHandsItsShardsOverAtOnce() throws Exception {
        kafka.create(topic, 1);
        OutboxRelay first = relays.relay("a", settings);
        first.turn();
        OutboxRelay second = relays.relay("b", settings);
        second.turn();
        assertThat(database.number("select count(*) from outbox_lease where owner = 'b'"))
                .isZero();
        first.stop();

        relays.append(settings, message(topic, "k", "v"));
        OutboxRelay third = relays.relay("c", settings);
        third.turn();

        assertThat(database.number("select count(*) from outbox_lease where owner = 'c'"))
                .isEqualTo(settings.shards());
        drain(third, database);
        third.stop();
        second.stop();
    }
}

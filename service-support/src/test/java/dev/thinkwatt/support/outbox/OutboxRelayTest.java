package dev.thinkwatt.support.outbox;

import static dev.thinkwatt.support.outbox.Relays.drain;
import static dev.thinkwatt.support.outbox.Relays.message;
import static dev.thinkwatt.support.outbox.Relays.numbered;
import static dev.thinkwatt.support.outbox.Relays.turn;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thinkwatt.support.KafkaLog;
import dev.thinkwatt.support.SpareDatabase;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutboxRelayTest {

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
    void sendsARowWithItsKeyAndHeadersAndDeletesIt() throws Exception {
        kafka.create(topic, 3);
        relays.append(settings, message(topic, "k", "v").withHeader("traceparent", "00-1-2-01"));

        OutboxRelay relay = relays.relay("a", settings);
        drain(relay, database);
        relay.stop();

        assertThat(kafka.records(topic)).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("k");
            assertThat(KafkaLog.text(record)).isEqualTo("v");
            assertThat(new String(record.headers().lastHeader("traceparent").value(), UTF_8))
                    .isEqualTo("00-1-2-01");
        });
    }

    @Test
    void anEventThatCommitsLateIsNotLost() throws Exception {
        kafka.create(topic, 1);
        OutboxRelay relay = relays.relay("a", settings);
        try (Connection slow = database.getConnection()) {
            slow.setAutoCommit(false);
            relays.append(slow, settings, message(topic, "k", "first"));
            relays.append(settings, message(topic, "k", "second"));
            drain(relay, database);
            assertThat(kafka.values(topic)).containsExactly("second");
            slow.commit();
        }
        drain(relay, database);
        relay.stop();

        assertThat(kafka.values(topic)).containsExactly("second", "first");
    }

    @Test
    void keepsTheOrderOfEveryKey() throws Exception {
        kafka.create(topic, 4);
        int each = 500;
        for (int i = 0; i < each; i++) {
            String value = Integer.toString(i);
            relays.append(settings, message(topic, "a", value), message(topic, "b", value), message(topic, "c", value));
        }

        OutboxRelay relay = relays.relay("a", settings);
        drain(relay, database);
        relay.stop();

        for (String key : List.of("a", "b", "c")) {
            assertThat(kafka.values(topic, key)).isEqualTo(numbered(0, each));
        }
    }

    @Test
    void keepsTheOrderOfAKeyWhenASendFails() throws Exception {
        relays.append(settings, message(topic, "k", "0"), message(topic, "k", "1"));
        OutboxRelay relay = relays.relay("a", settings);
        relay.turn();
        relay.turn();
        relays.append(settings, message(topic, "k", "2"));
        assertThat(database.number("select count(*) from outbox")).isEqualTo(3);

        kafka.create(topic, 1);
        drain(relay, database);
        relay.stop();

        assertThat(kafka.values(topic)).containsExactly("0", "1", "2");
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

    @Test
    void aRowThatIsTooLargeIsParkedAndBlocksItsKeyOnly() throws Exception {
        kafka.create(topic, 1);
        Relays.Settings oneShard = new Relays.Settings(1, 100, Duration.ofSeconds(5), Set.of());
        relays.append(
                oneShard,
                message(topic, "bad", "before"),
                message(topic, "bad", new byte[2_000_000]),
                message(topic, "bad", "after"),
                message(topic, "good", "one"));
        OutboxRelay relay = relays.relay("a", oneShard);
        turn(relay, 20);
        relays.append(oneShard, message(topic, "bad", "later"), message(topic, "good", "two"));
        turn(relay, 20);
        relay.stop();

        assertThat(kafka.values(topic, "bad")).containsExactly("before");
        assertThat(kafka.values(topic, "good")).containsExactly("one", "two");
        assertThat(database.number("select count(*) from outbox")).isEqualTo(2);
        assertThat(database.number("select count(*) from outbox_parked where error like '%RecordTooLarge%'"))
                .isOne();
    }

    @Test
    void aKeyGoesOnOnceItsParkedRowIsGone() throws Exception {
        kafka.create(topic, 1);
        relays.append(settings, message(topic, "bad", new byte[2_000_000]), message(topic, "bad", "after"));
        OutboxRelay relay = relays.relay("a", settings);
        turn(relay, 20);
        database.execute("delete from outbox_parked");
        drain(relay, database);
        relay.stop();

        assertThat(kafka.values(topic, "bad")).containsExactly("after");
    }

    @Test
    void sendsCompactedTopicsInTransactions() throws Exception {
        kafka.create(topic, 1);
        Relays.Settings transactional = new Relays.Settings(2, 100, Duration.ofSeconds(10), Set.of(topic));
        relays.append(
                transactional,
                IntStream.range(0, 50)
                        .mapToObj(i -> message(topic, "k", Integer.toString(i)))
                        .toArray(OutboxMessage[]::new));

        OutboxRelay relay = relays.relay("a", transactional);
        drain(relay, database);
        relay.stop();

        assertThat(kafka.values(topic)).isEqualTo(numbered(0, 50));
    }

    @Test
    void aRowThatIsTooLargeForATransactionIsParkedAndTheOthersGoOn() throws Exception {
        kafka.create(topic, 1);
        Relays.Settings transactional = new Relays.Settings(1, 100, Duration.ofSeconds(10), Set.of(topic));
        relays.append(
                transactional,
                message(topic, "bad", new byte[2_000_000]),
                message(topic, "good", "one"),
                message(topic, "bad", "after"));

        OutboxRelay relay = relays.relay("a", transactional);
        turn(relay, 60);
        relay.stop();

        assertThat(kafka.values(topic)).containsExactly("one");
        assertThat(database.number("select count(*) from outbox_parked")).isOne();
    }

    @Test
    void aFormerOwnerCannotSendToACompactedTopic() {
        kafka.create(topic, 1);
        long held = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        OutboxSender former = new OutboxSender(kafka.configuration(), topic);
        OutboxSender present = new OutboxSender(kafka.configuration(), topic);
        assertThat(former.transact((short) 1, List.of(row("old")), held)).isEmpty();
        assertThat(present.transact((short) 1, List.of(row("new")), held)).isEmpty();

        assertThat(former.transact((short) 1, List.of(row("stale")), held)).isNotEmpty();

        assertThat(kafka.values(topic)).containsExactly("old", "new");
        former.reset();
        present.reset();
    }

    @Test
    void anOwnerWhoseLeaseRanOutFencesNobody() {
        kafka.create(topic, 1);
        OutboxSender paused = new OutboxSender(kafka.configuration(), topic);

        assertThat(paused.transact((short) 1, List.of(row("stale")), System.nanoTime()))
                .isNotEmpty();

        assertThat(kafka.values(topic)).isEmpty();
        paused.reset();
    }

    @Test
    void goesOnWhenTheDatabaseIsBack() throws Exception {
        kafka.create(topic, 1);
        Relays.Settings shortLease = new Relays.Settings(2, 100, Duration.ofMillis(600), Set.of());
        OutboxRelay relay = relays.relay("a", shortLease);
        relays.append(shortLease, message(topic, "k", "0"));
        drain(relay, database);
        relays.append(shortLease, message(topic, "k", "1"));

        database.goAway(true);
        long until = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        while (System.nanoTime() < until) {
            assertThatThrownBy(() -> turn(relay, 20)).isInstanceOf(SQLException.class);
        }
        database.goAway(false);
        drain(relay, database);
        relay.stop();

        assertThat(kafka.values(topic)).containsExactly("0", "1");
    }

    private OutboxRow row(String value) {
        return new OutboxRow(1, (short) 1, UUID.randomUUID(), topic, "k", value.getBytes(UTF_8), Map.of());
    }
}

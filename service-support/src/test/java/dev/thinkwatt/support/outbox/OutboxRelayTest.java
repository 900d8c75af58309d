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
import java.util.Set;
import java.util.UUID;
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
}

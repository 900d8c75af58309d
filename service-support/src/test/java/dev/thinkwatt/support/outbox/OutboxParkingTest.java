package dev.thinkwatt.support.outbox;

import static dev.thinkwatt.support.outbox.Relays.drain;
import static dev.thinkwatt.support.outbox.Relays.message;
import static dev.thinkwatt.support.outbox.Relays.turn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.support.KafkaLog;
import dev.thinkwatt.support.SpareDatabase;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutboxParkingTest {

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
}

package dev.thinkwatt.support.outbox;

import static dev.thinkwatt.support.outbox.Relays.drain;
import static dev.thinkwatt.support.outbox.Relays.message;
import static dev.thinkwatt.support.outbox.Relays.numbered;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.support.KafkaLog;
import dev.thinkwatt.support.SpareDatabase;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CompactedTopicTest {

    @Inject
    Relays relays;

    @Inject
    SpareDatabase database;

    @Inject
    KafkaLog kafka;

    private final String topic = "relay-" + UUID.randomUUID();

    @BeforeEach
    void clear() throws SQLException {
        database.clear();
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

    private OutboxRow row(String value) {
        return new OutboxRow(1, (short) 1, UUID.randomUUID(), topic, "k", value.getBytes(UTF_8), Map.of());
    }
}

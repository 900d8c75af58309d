package dev.thinkwatt.support.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.thinkwatt.support.KafkaLog;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The outbox and the relay of the running application. */
@QuarkusTest
class OutboxTest {

    private static final String TOPIC = "billing.noticed";

    @Inject
    Outbox outbox;

    @Inject
    KafkaLog kafka;

    private final String key = UUID.randomUUID().toString();

    @Test
    void sendsWhatWasAppendedInATransactionThatCommits() {
        QuarkusTransaction.requiringNew().run(() -> outbox.append(event("one"), event("two")));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(kafka.values(TOPIC, key))
                        .containsExactly("{\"name\":\"one\"}", "{\"name\":\"two\"}"));
    }

    @Test
    void sendsNothingOfATransactionThatIsRolledBack() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.append(event("never"));
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        QuarkusTransaction.requiringNew().run(() -> outbox.append(event("after")));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(kafka.values(TOPIC, key)).containsExactly("{\"name\":\"after\"}"));
    }

    @Test
    void refusesToAppendOutsideOfATransaction() {
        assertThatThrownBy(() -> outbox.append(event("stray"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anEventCarriesCloudEventsHeaders() {
        UUID id = UUID.randomUUID();
        OutboxMessage message = OutboxMessage.cloudEvent(
                "/support", "dev.thinkwatt.test.v1", id, TOPIC, key, Instant.parse("2026-11-24T08:00:00Z"), Map.of());
        QuarkusTransaction.requiringNew().run(() -> outbox.append(message));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(kafka.records(TOPIC))
                        .filteredOn(record -> key.equals(record.key()))
                        .singleElement()
                        .satisfies(record -> assertThat(StreamSupport.stream(
                                                record.headers().spliterator(), false)
                                        .collect(Collectors.toMap(
                                                header -> header.key(),
                                                header -> new String(header.value(), StandardCharsets.UTF_8))))
                                .containsOnly(
                                        Map.entry("ce_specversion", "1.0"),
                                        Map.entry("ce_id", id.toString()),
                                        Map.entry("ce_source", "/support"),
                                        Map.entry("ce_type", "dev.thinkwatt.test.v1"),
                                        Map.entry("ce_subject", key),
                                        Map.entry("ce_time", "2026-11-24T08:00:00Z"),
                                        Map.entry("content-type", "application/json"))));
    }

    private OutboxMessage event(String name) {
        return OutboxMessage.cloudEvent(
                "/support",
                "dev.thinkwatt.test.v1",
                UUID.randomUUID(),
                TOPIC,
                key,
                Instant.now(),
                Map.of("name", name));
    }
}

package dev.thinkwatt.support.outbox;

import static dev.thinkwatt.support.outbox.Relays.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.thinkwatt.support.KafkaLog;
import dev.thinkwatt.support.SpareDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RelayThreadTest {

    @Inject
    Relays relays;

    @Inject
    SpareDatabase database;

    @Inject
    KafkaLog kafka;

    private final String topic = "thread-" + UUID.randomUUID();
    private final Relays.Settings settings = Relays.settings();

    @BeforeEach
    void clear() throws SQLException {
        database.clear();
    }

    @Test
    void takesTheOutboxUpAnewAfterAnError() throws Exception {
        kafka.create(topic, 1);
        Map<String, Object> failing = new HashMap<>(kafka.configuration());
        failing.put(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG, FailsOnce.class.getName());
        relays.append(settings, message(topic, "k", "1"), message(topic, "k", "2"));
        RelayThread thread = new RelayThread(
                relays.relay("thread", settings, failing),
                new OutboxGauges(database, settings, new SimpleMeterRegistry()),
                new RelaySignal(),
                settings);

        thread.start(new StartupEvent());

        await().atMost(Duration.ofSeconds(30)).until(() -> database.number("select count(*) from outbox") == 0);
        thread.stop(new ShutdownEvent());
        assertThat(FailsOnce.SENT.get()).isGreaterThan(2);
        assertThat(kafka.records(topic)).extracting(KafkaLog::text).containsExactly("1", "2");
    }

    /** Throws what Kafka's producer lets through, in the middle of the first flight. */
    public static final class FailsOnce implements ProducerInterceptor<String, byte[]> {
        static final AtomicInteger SENT = new AtomicInteger();

        @Override
        public ProducerRecord<String, byte[]> onSend(ProducerRecord<String, byte[]> sent) {
            if (SENT.getAndIncrement() == 0) {
                throw new NoClassDefFoundError("half of a deployment");
            }
            return sent;
        }

        @Override
        public void onAcknowledgement(RecordMetadata metadata, Exception exception) {
            // What became of it is the relay's business.
        }

        @Override
        public void close() {
            // Nothing is open.
        }

        @Override
        public void configure(Map<String, ?> configuration) {
            // Nothing is set.
        }
    }
}

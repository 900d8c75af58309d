package dev.thinkwatt.support.outbox;

import static dev.thinkwatt.support.outbox.Relays.message;
import static dev.thinkwatt.support.outbox.Relays.numbered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.thinkwatt.local.infrastructure.FreePorts;
import dev.thinkwatt.local.infrastructure.LocalKafka;
import dev.thinkwatt.support.KafkaLog;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that comes late, goes and comes back. */
@QuarkusTest
class KafkaOutageTest {

    private static final String TOPIC = "usage.recorded";
    private static final String COMPACTED = "catalog.published";

    @Inject
    Relays relays;

    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    void everythingArrivesInOrderAndTheLogSaysItOnce(@TempDir Path folder) throws Exception {
        relays.database.clear();
        Logger log = Logger.getLogger(OutboxRelay.class.getName());
        Handler listener = new Listening();
        log.addHandler(listener);
        int[] ports = FreePorts.find(2);
        Map<String, Object> kafka = Map.of("bootstrap.servers", "127.0.0.1:" + ports[0]);
        Relays.Settings settings = new Relays.Settings(4, 100, Duration.ofSeconds(15), Set.of(COMPACTED));
        Turning turning = new Turning(relays.relay("a", settings, kafka));

        append(settings, 0, 100);
        await().atMost(Duration.ofSeconds(30)).until(() -> told.size() == 1);
        try (LocalKafka broker = LocalKafka.start(folder, ports[0], ports[1])) {
            await().atMost(Duration.ofSeconds(60)).until(() -> waiting() == 0 && told.size() == 2);
        }
        append(settings, 100, 200);
        await().atMost(Duration.ofSeconds(30)).until(() -> told.size() == 3);
        assertThat(waiting()).isEqualTo(200);
        try (LocalKafka broker = LocalKafka.start(folder, ports[0], ports[1])) {
            await().atMost(Duration.ofSeconds(60)).until(() -> waiting() == 0 && told.size() == 4);
            turning.stop();
            assertThat(values(kafka, TOPIC)).isEqualTo(numbered(0, 200));
            assertThat(values(kafka, COMPACTED)).isEqualTo(numbered(0, 200));
        }
        log.removeHandler(listener);
        assertThat(told).as("%s", told).hasSize(4);
    }

    private long waiting() throws SQLException {
        return relays.database.number("select count(*) from outbox");
    }

    private void append(Relays.Settings settings, int from, int to) throws SQLException {
        for (String value : numbered(from, to)) {
            relays.append(settings, message(TOPIC, "k", value), message(COMPACTED, "c", value));
        }
    }

    /** What Kafka may have got twice, because an acknowledgement was lost with the broker, counts once. */
    private static List<String> values(Map<String, Object> kafka, String topic) {
        return KafkaLog.records(kafka, topic).stream()
                .map(KafkaLog::text)
                .distinct()
                .toList();
    }

    /** A relay at work in a thread of its own. */
    private static final class Turning {
        private final OutboxRelay relay;
        private final Thread thread;
        private volatile boolean stopping;

        Turning(OutboxRelay relay) {
            this.relay = relay;
            this.thread = Thread.ofPlatform().daemon().start(this::run);
        }

        private void run() {
            try {
                while (!stopping) {
                    relay.turn();
                    Thread.sleep(20);
                }
                relay.stop();
            } catch (SQLException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        void stop() throws InterruptedException {
            stopping = true;
            thread.join();
        }
    }

    private final class Listening extends Handler {
        @Override
        public void publish(LogRecord line) {
            told.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}

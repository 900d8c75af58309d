package dev.thinkwatt.local.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the servers and their data when the process that started them is killed. */
class KilledInfrastructureTest {

    private static final TopicPartition NOTICES = new TopicPartition("billing.noticed", 0);

    @TempDir
    static Path folder;

    private static int[] ports = {};

    /** The server that was left behind. */
    private static Postmaster orphan;

    @BeforeAll
    static void writeAndKill() throws Exception {
        ports = FreePorts.find(3);
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Held.class.getName(),
                        folder.toString(),
                        Integer.toString(ports[0]),
                        Integer.toString(ports[1]),
                        Integer.toString(ports[2]))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(holder.inputReader().readLine()).isEqualTo(Held.READY);
            orphan = Postmaster.of(folder.resolve("postgres/data")).orElseThrow();
            write();
        } finally {
            holder.destroyForcibly().waitFor();
        }
    }

    private static void write() throws Exception {
        try (Connection owner = connect();
                var producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrap(), "acks", "all"),
                        new StringSerializer(),
                        new StringSerializer())) {
            owner.createStatement().execute("create table kept as select 7 as number");
            producer.send(new ProducerRecord<>(NOTICES.topic(), 0, "key", "value"))
                    .get();
        }
    }

    @AfterAll
    static void end() throws IOException {
        if (orphan.process().isAlive()) {
            orphan.stop();
        }
    }

    @Test
    void postgresIsLeftBehindThenStoppedAndStartedWithItsRows() throws Exception {
        assertThat(orphan.process().isAlive())
                .as("PostgreSQL outlives who started it")
                .isTrue();

        try (LocalPostgres again = LocalPostgres.durable(folder.resolve("postgres"), ports[0])) {
            assertThat(orphan.process().isAlive()).isFalse();
            assertThat(again.postmaster().pid()).isNotEqualTo(orphan.pid());
            assertThat(valueOf("select number from kept")).isEqualTo("7");
            assertThat(valueOf("show fsync")).isEqualTo("on");
            assertThat(valueOf("show synchronous_commit")).isEqualTo("on");
            assertThat(valueOf("show full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void kafkaKeepsWhatItAcknowledged() throws Exception {
        try (LocalKafka again = LocalKafka.start(folder.resolve("kafka"), ports[1], ports[2]);
                var consumer = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", again.bootstrapServers()),
                        new StringDeserializer(),
                        new StringDeserializer())) {
            consumer.assign(List.of(NOTICES));
            consumer.seekToBeginning(List.of(NOTICES));
            var records = consumer.poll(Duration.ofSeconds(20));
            assertThat(records).hasSize(1);
            assertThat(records.iterator().next().value()).isEqualTo("value");
        }
    }

    private static String bootstrap() {
        return "127.0.0.1:" + ports[1];
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/quota".formatted(ports[0]), "quota_owner", "quota_owner");
    }

    private static String valueOf(String query) throws SQLException {
        try (Connection owner = connect();
                ResultSet row = owner.createStatement().executeQuery(query)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}

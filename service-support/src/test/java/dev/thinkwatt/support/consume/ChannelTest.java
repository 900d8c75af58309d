package dev.thinkwatt.support.consume;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.thinkwatt.support.KafkaLog;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The listener, the positions and the transaction behind a real channel. */
@QuarkusTest
class ChannelTest {

    private static final String TOPIC = "quota.noticed";

    @Inject
    Numbers numbers;

    @Inject
    KafkaLog kafka;

    @Inject
    DataSource database;

    @ConfigProperty(name = "quarkus.management.test-port")
    int managementPort;

    @Test
    void readsEveryRecordOnceAndTellsKafkaHowFar() throws Exception {
        List<String> sent = send(300);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(numbers.read()).containsAll(sent));
        assertThat(numbers.read().stream().filter(sent::contains)).hasSize(sent.size());
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(hinted()).isEqualTo(positions()));
    }

    @Test
    void goesBackToWhereTheDatabaseSaysAndMissesNothing() throws Exception {
        List<String> before = send(60);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(numbers.read()).containsAll(before));
        numbers.read().clear();

        execute("update consumer_position set next_offset = greatest(0, next_offset - 5) where topic = '" + TOPIC
                + "'");
        List<String> after = send(2000);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(numbers.read()).containsAll(after));
        assertThat(numbers.read().stream().filter(after::contains)).hasSize(after.size());
        assertThat(numbers.read().stream().filter(before::contains).count()).isPositive();
    }

    @Test
    void isAliveAndReady() {
        given().port(managementPort).get("/q/health/live").then().statusCode(200);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> given().port(managementPort)
                        .get("/q/health/ready")
                        .then()
                        .statusCode(200));
    }

    @Test
    void showsTheGaugesOfTheOutbox() {
        assertThat(given().port(managementPort).get("/q/metrics").asString())
                .contains("outbox_pending", "outbox_parked", "outbox_oldest_age_seconds");
    }

    private List<String> send(int count) {
        List<Map.Entry<String, String>> records = IntStream.range(0, count)
                .mapToObj(i -> Map.entry("key" + i, UUID.randomUUID().toString()))
                .toList();
        kafka.send(TOPIC, false, records);
        return records.stream().map(Map.Entry::getValue).toList();
    }

    private long hinted() throws Exception {
        try (Admin admin = Admin.create(kafka.configuration())) {
            return admin
                    .listConsumerGroupOffsets("support-test")
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .entrySet()
                    .stream()
                    .filter(offset -> offset.getKey().topic().equals(TOPIC))
                    .mapToLong(offset -> offset.getValue().offset())
                    .sum();
        }
    }

    private long positions() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select sum(next_offset) from consumer_position where topic = '" + TOPIC + "'")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

package dev.thinkwatt.support.consume;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.thinkwatt.local.identity.LocalIdentity;
import dev.thinkwatt.local.identity.Person;
import dev.thinkwatt.support.KafkaLog;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A channel that stopped loudly, because its log is another one, goes on once somebody says so. */
@QuarkusTest
class TopicAcceptanceTest {

    private static final String TOPIC = "quota.noticed";

    @Inject
    Numbers numbers;

    @Inject
    Consumption consumption;

    @Inject
    KafkaLog kafka;

    @Inject
    DataSource database;

    @ConfigProperty(name = "quarkus.management.test-port")
    int managementPort;

    @ConfigProperty(name = "thinkwatt.identity.issuer")
    URI issuer;

    /** Another topic of the same name, whichever its length, and the same one with less in it than was read. */
    @ParameterizedTest
    @ValueSource(strings = {"topic_id = gen_random_uuid(), next_offset = next_offset + 1", "next_offset = 999999"})
    void readsFromTheStartWhatIsAcceptedAndTellsWhoSaidSo(String foreign) throws Exception {
        List<String> before = send();
        readAll(before);
        execute("update consumer_position set " + foreign + " where topic = '" + TOPIC + "'");
        numbers.read().clear();
        List<String> after = send();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> live(503));
        assertThat(numbers.read()).isEmpty();
        String reason = "The broker's disk died, " + UUID.randomUUID();

        accept(reason)
                .then()
                .statusCode(200)
                .body("partitions", hasSize(3))
                .body("partitions.topic", everyItem(equalTo(TOPIC)))
                .body("partitions.start", everyItem(equalTo(0)));

        readAll(before);
        readAll(after);
        live(200);
        as(Person.AUDE)
                .get("/v1/audit-entries/support?action=topic.accepted")
                .then()
                .body("items.reason", hasItem(reason))
                .body("items.actor", everyItem(equalTo("olga")));
        accept("once more").then().statusCode(200).body("partitions", empty());
    }

    /** As where they were accepted once, and this process did not hear of it. */
    @Test
    void readsOnWhatWasStoppedThoughItsPositionIsOfTheLogByNow() throws Exception {
        List<String> before = send();
        readAll(before);
        execute("update consumer_position set next_offset = next_offset + 999999 where topic = '" + TOPIC + "'");
        List<String> after = send();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> live(503));
        execute("update consumer_position set next_offset = next_offset - 999999 where topic = '" + TOPIC + "'");

        accept("once more").then().statusCode(200).body("partitions", empty());

        readAll(after);
        live(200);
    }

    @Test
    void leavesStoppedWhatWasStoppedForABug() throws IOException {
        TopicPartition partition = new TopicPartition(TOPIC, 0);
        consumption.stop(partition, "a bug");
        try {
            accept("a test").then().statusCode(200).body("partitions", empty());

            assertThat(consumption.stops()).containsEntry(partition, "a bug");
        } finally {
            consumption.sought(partition, consumption.of(partition).position());
        }
    }

    @Test
    void namesTopicsThatWereReadAndAreNotThere() throws Exception {
        execute("insert into consumer_position (topic, partition, topic_id, next_offset)"
                + " values ('gone.for.good', 0, gen_random_uuid(), 7)");
        try {
            accept("a test").then().statusCode(409).body("detail", containsString("gone.for.good"));
        } finally {
            execute("delete from consumer_position where topic = 'gone.for.good'");
        }
    }

    @Test
    void asksForAReason() throws IOException {
        accept(" ")
                .then()
                .statusCode(400)
                .body("violations", hasSize(1))
                .body("violations[0].field", equalTo("reason"));
    }

    @Test
    void isForOperationsAndOfThisServiceOnly() throws IOException {
        Map<String, String> body = Map.of("reason", "a test");
        as(Person.FINN)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/topics/support/acceptance")
                .then()
                .statusCode(403);
        as(Person.OLGA)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/topics/elsewhere/acceptance")
                .then()
                .statusCode(404);
    }

    private void readAll(List<String> sent) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(numbers.read()).containsAll(sent));
    }

    private void live(int status) {
        given().port(managementPort).get("/q/health/live").then().statusCode(status);
    }

    private Response accept(String reason) throws IOException {
        return as(Person.OLGA)
                .contentType(ContentType.JSON)
                .body(Map.of("reason", reason))
                .post("/v1/topics/support/acceptance");
    }

    /** To every partition. */
    private List<String> send() {
        List<Map.Entry<String, String>> records = IntStream.range(0, 50)
                .mapToObj(i -> Map.entry("key" + i, UUID.randomUUID().toString()))
                .toList();
        kafka.send(TOPIC, false, records);
        return records.stream().map(Map.Entry::getValue).toList();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private RequestSpecification as(Person person) throws IOException {
        return given().header("Authorization", "Bearer " + LocalIdentity.token(issuer, person));
    }
}

package dev.thinkwatt.support.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.thinkwatt.support.KafkaLog;
import dev.thinkwatt.support.SpareDatabase;
import dev.thinkwatt.support.consume.ConsumerPositions;
import dev.thinkwatt.support.replica.CatalogChannel.Published;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReplicaTest {

    private static final String TOPIC = "catalog.published";

    @Inject
    CatalogChannel catalog;

    @Inject
    KafkaLog kafka;

    @Inject
    DataSource database;

    @Inject
    SpareDatabase spare;

    private final String key = "plan/" + UUID.randomUUID();

    @BeforeEach
    void clear() throws SQLException {
        spare.clear();
    }

    @Test
    void holdsTheLatestValueOfAKey() {
        publish(1, "one");
        publish(2, "two");

        awaitName("two");
        assertThat(catalog.heard().get(key)).isEqualTo(new Published(2, "two"));
    }

    @Test
    void dropsALowerRevision() {
        publish(5, "five");
        publish(4, "four");
        publish(5, "another five");
        publish(6, "six");

        awaitName("six");
        assertThat(catalog.replica().values()).containsEntry(key, new Published(6, "six"));
    }

    @Test
    void aValueThatCannotBeReadStopsNothing() {
        publish(1, "one");
        kafka.send(TOPIC, false, List.of(Map.entry(key, "{not json"), Map.entry(key, "{\"name\":\"no revision\"}")));
        kafka.send(TOPIC, false, List.of(Map.entry(key, "{\"revision\":2}")));
        publish(3, "three");

        awaitName("three");
    }

    @Test
    void hearsWithinASecondOrSoWhatAnotherProcessStored() throws Exception {
        ReplicaRows rows = new ReplicaRows(database);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            rows.store(
                    connection,
                    List.of(new ReplicaRows.Value(TOPIC, key, 7, "{\"revision\":7,\"name\":\"elsewhere\"}")));
            connection.commit();
        }

        await().atMost(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(catalog.replica().get(key)).contains(new Published(7, "elsewhere")));
    }

    @Test
    void theEndIsReachedAlthoughAMarkerLiesBehindThePosition() throws Exception {
        String topic = "end-" + UUID.randomUUID();
        kafka.create(topic, 1);
        TopicEnd end = new TopicEnd(spare, new ConsumerPositions(), kafka.configuration());
        assertThat(end.isReached(topic)).as("nothing was ever in it").isTrue();

        kafka.send(topic, true, List.of(Map.entry("k", "v"), Map.entry("k", "w")));
        assertThat(end.isReached(topic)).as("two records wait").isFalse();

        spare.execute("insert into consumer_position values ('" + topic + "', 0, gen_random_uuid(), 1)");
        assertThat(end.isReached(topic)).as("one record waits").isFalse();

        spare.execute("update consumer_position set next_offset = 2");
        assertThat(end.isReached(topic)).as("only the marker is left").isTrue();

        spare.execute("update consumer_position set next_offset = 3");
        assertThat(end.isReached(topic)).as("nothing is left").isTrue();
    }

    private void publish(long revision, String name) {
        kafka.send(
                TOPIC,
                true,
                List.of(Map.entry(key, "{\"revision\":" + revision + ",\"name\":\"" + name + "\",\"more\":1}")));
    }

    private void awaitName(String name) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(catalog.replica().get(key).map(Published::name))
                        .contains(name));
    }
}

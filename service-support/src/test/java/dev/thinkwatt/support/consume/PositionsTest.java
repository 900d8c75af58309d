package dev.thinkwatt.support.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.thinkwatt.support.KafkaLog;
import dev.thinkwatt.support.consume.Readers.Reader;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PositionsTest {

    @Inject
    Readers readers;

    @Inject
    KafkaLog kafka;

    private final String topic = "positions-" + UUID.randomUUID();

    @BeforeEach
    void clear() throws SQLException {
        readers.clear();
        kafka.create(topic, 1);
    }

    @Test
    void aReaderThatWasKilledResumesExactly() throws Exception {
        kafka.send(topic, numbers(0, 50));
        for (int life = 0; life < 8; life++) {
            try (Reader reader = readers.reader(topic)) {
                reader.seek();
                reader.read();
                reader.poll();
            }
        }

        assertThat(readers.database.number("select count(*) from read_value")).isEqualTo(50);
        assertThat(readers.database.number("select count(distinct value) from read_value"))
                .isEqualTo(50);
        assertThat(position()).isEqualTo(50);
    }

    @Test
    void aForeignTopicStopsLoudly() throws Exception {
        kafka.send(topic, numbers(0, 5));
        try (Reader reader = readers.reader(topic)) {
            reader.seek();
            reader.read();
        }
        kafka.delete(topic);
        await().atMost(Duration.ofSeconds(10)).ignoreExceptions().untilAsserted(() -> kafka.create(topic, 1));
        kafka.send(topic, numbers(5, 15));
        try (Reader reader = readers.reader(topic)) {
            reader.seek();
            reader.read();

            assertThat(reader.consumption.stops().values())
                    .singleElement()
                    .asString()
                    .contains("position 5", "topic id", "accept the new topic");
        }
        assertThat(position()).isEqualTo(5);
        assertThat(readers.database.number("select count(*) from read_value")).isEqualTo(5);
    }

    @Test
    void aPositionOutsideOfTheLogStopsLoudly() throws Exception {
        kafka.send(topic, numbers(0, 5));
        try (Reader reader = readers.reader(topic)) {
            reader.seek();
            reader.read();
            readers.database.execute("update consumer_position set next_offset = 999");
            reader.seek();

            assertThat(reader.consumption.stops().values())
                    .singleElement()
                    .asString()
                    .contains("position 999", "from 0 to 5");
        }
    }

    @Test
    void recordsThatRetentionTookBeforeTheyWereReadStopLoudly() throws Exception {
        kafka.send(topic, numbers(0, 7));
        try (Reader reader = readers.reader(topic)) {
            reader.seek();
            reader.read();
        }
        kafka.send(topic, numbers(7, 30));
        try (Reader reader = readers.reader(topic)) {
            reader.seek();
            kafka.forget(topic, 20);
            reader.read();

            assertThat(reader.consumption.stops().values())
                    .singleElement()
                    .asString()
                    .contains("position 7", "from 20 to 30");
        }
        assertThat(position()).isEqualTo(7);
    }

    @Test
    void goesBackWhenItsPositionWasMoved() throws Exception {
        kafka.send(topic, numbers(0, 28));
        try (Reader reader = readers.reader(topic)) {
            reader.seek();
            reader.read();
            readers.database.execute("update consumer_position set next_offset = 3");
            for (int i = 0; i < 5; i++) {
                reader.read();
            }
        }
        assertThat(position()).isEqualTo(28);
        assertThat(readers.database.number("select count(*) from read_value")).isEqualTo(7 + 25);
    }

    @Test
    void thePositionLiesBehindTheMarkersOfTransactions() throws Exception {
        kafka.send(topic, true, List.of(Map.entry("k", "0"), Map.entry("k", "1")));
        kafka.send(topic, true, List.of(Map.entry("k", "2"), Map.entry("k", "3")));
        try (Reader reader = readers.reader(topic)) {
            reader.seek();
            reader.read();
            reader.read();
        }
        assertThat(readers.database.number("select count(*) from read_value")).isEqualTo(4);
        assertThat(position()).isBetween(5L, 6L);
    }

    private long position() throws SQLException {
        return readers.database.number("select next_offset from consumer_position where topic = '" + topic + "'");
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }
}

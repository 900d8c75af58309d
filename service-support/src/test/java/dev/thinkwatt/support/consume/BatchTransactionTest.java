package dev.thinkwatt.support.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thinkwatt.support.KafkaLog;
import dev.thinkwatt.support.consume.Readers.Reader;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class BatchTransactionTest {

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

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aBatchThatFailsLeavesNothingBehind(boolean withAnError) throws Exception {
        kafka.send(topic, numbers(0, 5));
        try (Reader reader = readers.reader(topic)) {
            reader.seek();
            ConsumerRecords<String, byte[]> batch = reader.poll();

            assertThatThrownBy(() -> reader.batches.run("none", batch, (connection, records) -> {
                        Readers.write(connection, records);
                        if (withAnError) {
                            throw new StackOverflowError("a bug");
                        }
                        throw new IllegalStateException("a bug");
                    }))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(position()).isZero();
            assertThat(readers.database.number("select count(*) from read_value"))
                    .isZero();
            assertThat(reader.consumption.stops().values())
                    .singleElement()
                    .asString()
                    .contains("offset 0", "a bug");
            assertThat(new ConsumptionCheck(reader.consumption).call().getStatus())
                    .isEqualTo(HealthCheckResponse.Status.DOWN);
        }
    }

    @Test
    void positionsFenceASecondOwner() throws Exception {
        kafka.send(topic, numbers(0, 7));
        try (Reader paused = readers.reader(topic);
                Reader present = readers.reader(topic)) {
            paused.seek();
            ConsumerRecords<String, byte[]> batch = paused.poll();
            present.seek();
            present.read();

            paused.batches.run("none", batch, Readers::write);

            assertThat(readers.database.number("select count(*) from read_value"))
                    .isEqualTo(7);
            assertThat(paused.consumption.stops()).isEmpty();
        }
    }

    @Test
    void aBatchWaitsForTheDatabase() throws Exception {
        kafka.send(topic, numbers(0, 5));
        try (Reader reader = readers.reader(topic)) {
            reader.seek();
            ConsumerRecords<String, byte[]> batch = reader.poll();
            readers.database.goAway(true);
            CompletableFuture<Void> reading =
                    CompletableFuture.runAsync(() -> reader.batches.run("none", batch, Readers::write));
            assertThatThrownBy(() -> reading.get(400, TimeUnit.MILLISECONDS))
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);

            readers.database.goAway(false);
            reading.get(10, TimeUnit.SECONDS);
        }
        assertThat(position()).isEqualTo(5);
        assertThat(readers.database.number("select count(*) from read_value")).isEqualTo(5);
    }

    @Test
    void aStatementThatFailsInPassingIsTriedAgain() throws Exception {
        kafka.send(topic, numbers(0, 5));
        AtomicInteger tries = new AtomicInteger();
        try (Reader reader = readers.reader(topic)) {
            reader.seek();
            reader.batches.run("none", reader.poll(), (connection, records) -> {
                Readers.write(connection, records);
                if (tries.incrementAndGet() < 3) {
                    throw new SQLException("deadlock detected", "40P01");
                }
            });
        }
        assertThat(tries).hasValue(3);
        assertThat(readers.database.number("select count(*) from read_value")).isEqualTo(5);
    }

    private long position() throws SQLException {
        return readers.database.number("select next_offset from consumer_position where topic = '" + topic + "'");
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }
}

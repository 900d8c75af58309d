package dev.thinkwatt.support.replica;

import dev.thinkwatt.support.consume.ConsumerPositions;
import dev.thinkwatt.support.consume.ConsumerPositions.Position;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Whether the database's positions of a topic are at its end. */
@Singleton
class TopicEnd {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DataSource database;
    private final ConsumerPositions positions;
    private final Map<String, Object> kafka;

    TopicEnd(
            DataSource database,
            ConsumerPositions positions,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.database = database;
        this.positions = positions;
        this.kafka = kafka;
    }

    /**
     * Reads on from the positions, committed records only, and looks whether any comes: the marker that ends a transaction
     * has an offset too, so a position short of the end may still have everything behind it.
     */
    boolean isReached(String topic) throws SQLException {
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(configuration())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                return false;
            }
            consumer.assign(partitions);
            for (TopicPartition partition : partitions) {
                Optional<Position> position = position(partition);
                if (position.isPresent()) {
                    consumer.seek(partition, position.get().nextOffset());
                } else {
                    consumer.seekToBeginning(List.of(partition));
                }
            }
            return nothingIsLeft(consumer, consumer.endOffsets(partitions));
        }
    }

    private static boolean nothingIsLeft(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (!consumer.poll(Duration.ofMillis(100)).isEmpty() || System.nanoTime() - deadline > 0) {
                return false;
            }
        }
        return true;
    }

    private Optional<Position> position(TopicPartition partition) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return positions.load(connection, partition.topic(), partition.partition());
        }
    }

    private Map<String, Object> configuration() {
        Map<String, Object> all = new HashMap<>(kafka);
        all.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        all.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        all.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        all.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return all;
    }
}

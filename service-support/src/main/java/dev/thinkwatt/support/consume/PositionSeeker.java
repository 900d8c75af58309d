package dev.thinkwatt.support.consume;

import dev.thinkwatt.support.consume.ConsumerPositions.Position;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Takes a consumer to the database's positions, if they are of the topics and within the logs that Kafka has. */
@Singleton
class PositionSeeker {

    private static final String COMMAND = "./thinkwatt republish --from INSTANT --accept-new-topics REASON";

    private final DataSource database;
    private final ConsumerPositions positions;
    private final TopicLogs logs;
    private final Consumption consumption;

    PositionSeeker(DataSource database, ConsumerPositions positions, TopicLogs logs, Consumption consumption) {
        this.database = database;
        this.positions = positions;
        this.logs = logs;
        this.consumption = consumption;
    }

    /** To be called on the consumer's own thread, for partitions assigned to it. */
    void seek(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) throws SQLException {
        for (TopicPartition partition : partitions) {
            long first = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            UUID topicId = logs.topicId(partition.topic());
            Position position = loadOrStart(partition, new Position(topicId, first));
            Optional<String> objection = objection(position, topicId, first, end);
            if (objection.isPresent()) {
                consumer.pause(List.of(partition));
                consumption.stopAstray(partition, objection.get());
            } else {
                consumer.seek(partition, position.nextOffset());
                if (consumption.isStopped(partition)) {
                    consumer.resume(List.of(partition));
                }
                consumption.sought(partition, position.nextOffset());
            }
        }
    }

    private Position loadOrStart(TopicPartition partition, Position first) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Optional<Position> known = positions.load(connection, partition.topic(), partition.partition());
            if (known.isPresent()) {
                return known.get();
            }
            positions.start(connection, partition.topic(), partition.partition(), first);
            return positions
                    .load(connection, partition.topic(), partition.partition())
                    .orElse(first);
        }
    }

    /** Why a position is none of a log, and what to do then; empty where it is one. */
    static Optional<String> objection(Position position, UUID topicId, long first, long end) {
        if (!position.topicId().equals(topicId)) {
            return Optional.of(
                    "the position %d was noted for topic id %s, but Kafka's topic of that name is %s: another"
                                    .formatted(position.nextOffset(), position.topicId(), topicId)
                            + " cluster, or a topic created anew. Point the service at the right Kafka, or, if the old records are"
                            + " gone for good, accept the new topic to read it from its start: "
                            + COMMAND);
        }
        if (position.nextOffset() < first || position.nextOffset() > end) {
            return Optional.of(
                    "the position %d is outside of the log, which runs from %d to %d: records were lost, or Kafka"
                                    .formatted(position.nextOffset(), first, end)
                            + " was set back. Restore them, or have their producer send them again and accept the log as it is, to"
                            + " read on from its start: " + COMMAND);
        }
        return Optional.empty();
    }
}

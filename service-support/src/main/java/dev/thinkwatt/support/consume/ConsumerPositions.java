package dev.thinkwatt.support.consume;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/** How far each partition has been read: rows that move in the transaction of what was read. */
@Singleton
public class ConsumerPositions {

    /**
     * @param topicId Kafka's id of the topic, which a topic created again under the same name does not have
     * @param nextOffset of the first record that was not read yet
     */
    public record Position(UUID topicId, long nextOffset) {}

    private static final String LOAD =
            "select topic_id, next_offset from consumer_position where topic = ? and partition = ?";

    private static final String ALL = "select topic, partition, topic_id, next_offset from consumer_position";

    private static final String START = """
            insert into consumer_position (topic, partition, topic_id, next_offset) values (?, ?, ?, ?)
            on conflict do nothing
            """;

    private static final String RESTART = """
            update consumer_position set topic_id = ?, next_offset = ?, updated_at = clock_timestamp()
             where topic = ? and partition = ? and topic_id = ? and next_offset = ?
            """;

    private static final String ADVANCE = """
            update consumer_position set next_offset = ?, updated_at = clock_timestamp()
             where topic = ? and partition = ? and next_offset = ?
            """;

    /**
     * The position of a partition; empty if it was never read.
     *
     * @throws SQLException what the database says
     */
    public Optional<Position> load(Connection connection, String topic, int partition) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LOAD)) {
            select.setString(1, topic);
            select.setInt(2, partition);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Position(row.getObject(1, UUID.class), row.getLong(2)))
                        : Optional.empty();
            }
        }
    }

    /** Notes where the reading of a partition begins, unless it has begun already. */
    void start(Connection connection, String topic, int partition, Position first) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(START)) {
            insert.setString(1, topic);
            insert.setInt(2, partition);
            insert.setObject(3, first.topicId());
            insert.setLong(4, first.nextOffset());
            insert.executeUpdate();
        }
    }

    /** All that were ever read. */
    Map<TopicPartition, Position> all(Connection connection) throws SQLException {
        Map<TopicPartition, Position> all = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(ALL);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                all.put(
                        new TopicPartition(row.getString(1), row.getInt(2)),
                        new Position(row.getObject(3, UUID.class), row.getLong(4)));
            }
        }
        return all;
    }

    /** Begins the reading of a partition anew; whether it was still where it was. */
    boolean restart(Connection connection, TopicPartition partition, Position before, Position start)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(RESTART)) {
            update.setObject(1, start.topicId());
            update.setLong(2, start.nextOffset());
            update.setString(3, partition.topic());
            update.setInt(4, partition.partition());
            update.setObject(5, before.topicId());
            update.setLong(6, before.nextOffset());
            return update.executeUpdate() == 1;
        }
    }

    /**
     * Moves a position in the caller's transaction.
     *
     * @throws PositionLost if it is no longer where it was: the transaction must be rolled back
     * @throws SQLException what the database says
     */
    public void advance(Connection connection, String topic, int partition, long from, long to) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(ADVANCE)) {
            update.setLong(1, to);
            update.setString(2, topic);
            update.setInt(3, partition);
            update.setLong(4, from);
            if (update.executeUpdate() != 1) {
                throw new PositionLost(topic, partition, from);
            }
        }
    }
}

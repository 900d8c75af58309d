package dev.thinkwatt.bench.rating;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.thinkwatt.bench.machine.Place;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What comes to mind first: take an event from Kafka, write its rows and the position behind it, commit. It knows the rows
 * beforehand, so it prices nothing; tables, keys and indexes are those of the service.
 */
final class OneByOne {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;
    private final Place place;

    OneByOne(Connection connection, Place place) throws SQLException {
        this.connection = connection;
        this.place = place;
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table if not exists keyed.position (partition integer primary key, next_offset bigint)");
        }
    }

    /** Where the topic's partitions end now. */
    Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + place.kafka()))) {
            Map<TopicPartition, OffsetSpec> asked = new LinkedHashMap<>();
            for (TopicDescription topic : admin.describeTopics(List.of(UsageEvents.TOPIC))
                    .allTopicNames()
                    .get()
                    .values()) {
                for (TopicPartitionInfo partition : topic.partitions()) {
                    asked.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest());
                }
            }
            Map<TopicPartition, Long> ends = new LinkedHashMap<>();
            admin.listOffsets(asked).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        }
    }

    /** How much it did. */
    record Done(long events, Duration took) {
        double perSecond() {
            return events / (took.toNanos() / 1e9);
        }
    }

    /** What is done before it begins. */
    interface Settling {
        void settle() throws SQLException;
    }

    /** Reads from there on, for so long at most, once it has its rows and the database has settled. */
    Done run(Map<TopicPartition, Long> from, Duration lasts, Settling settling) throws SQLException, IOException {
        Rows rows = new Rows(connection);
        settling.settle();
        connection.setAutoCommit(false);
        try (KafkaConsumer<String, byte[]> kafka = consumer()) {
            kafka.assign(from.keySet());
            from.forEach(kafka::seek);
            long events = 0;
            long startedAt = System.nanoTime();
            long took = 0;
            while (took < lasts.toNanos()) {
                long before = events;
                for (ConsumerRecord<String, byte[]> record : kafka.poll(POLL)) {
                    String id = JSON.readTree(record.value()).get("eventId").asText();
                    rows.write(UUID.fromString(id), record.partition(), record.offset() + 1);
                    connection.commit();
                    events++;
                    took = System.nanoTime() - startedAt;
                    if (took >= lasts.toNanos()) {
                        break;
                    }
                }
                if (events == before) {
                    break;
                }
            }
            return new Done(events, Duration.ofNanos(took));
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        "127.0.0.1:" + place.kafka(),
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        "false"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /** The rows of events, as the driver hands them out, and the statements that write them again. */
    private static final class Rows {

        private static final String MOVE = """
                insert into keyed.position values (?, ?)
                on conflict (partition) do update set next_offset = excluded.next_offset
                """;

        private final Map<String, PreparedStatement> inserts = new LinkedHashMap<>();
        private final Map<String, Map<UUID, List<Object[]>>> rows = new LinkedHashMap<>();
        private final PreparedStatement move;

        Rows(Connection connection) throws SQLException {
            for (String table : CopiedRows.TABLES) {
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery("select * from keyed." + table)) {
                    int columns = row.getMetaData().getColumnCount();
                    rows.put(table, read(row, columns));
                    String marks =
                            IntStream.range(0, columns).mapToObj(column -> "?").collect(Collectors.joining(", "));
                    inserts.put(
                            table,
                            connection.prepareStatement("insert into keyed." + table + " values (" + marks + ")"));
                }
                try (Statement statement = connection.createStatement()) {
                    statement.execute("truncate keyed." + table);
                }
            }
            move = connection.prepareStatement(MOVE);
        }

        private static Map<UUID, List<Object[]>> read(ResultSet row, int columns) throws SQLException {
            Map<UUID, List<Object[]>> rows = new LinkedHashMap<>();
            while (row.next()) {
                Object[] values = new Object[columns];
                for (int column = 0; column < columns; column++) {
                    values[column] = row.getObject(column + 1);
                }
                // Of all tables the second column names the event.
                rows.computeIfAbsent(row.getObject(2, UUID.class), id -> new ArrayList<>())
                        .add(values);
            }
            return rows;
        }

        void write(UUID event, int partition, long next) throws SQLException {
            for (Map.Entry<String, PreparedStatement> insert : inserts.entrySet()) {
                Collection<Object[]> ofEvent =
                        rows.getOrDefault(insert.getKey(), Map.of()).getOrDefault(event, List.of());
                if (ofEvent.isEmpty()) {
                    throw new IllegalStateException("nothing is known of event " + event + " in " + insert.getKey());
                }
                for (Object[] values : ofEvent) {
                    for (int column = 0; column < values.length; column++) {
                        insert.getValue().setObject(column + 1, values[column]);
                    }
                    insert.getValue().addBatch();
                }
                insert.getValue().executeBatch();
            }
            move.setInt(1, partition);
            move.setLong(2, next);
            move.executeUpdate();
        }
    }
}

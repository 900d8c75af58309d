package dev.thinkwatt.support.consume;

import dev.thinkwatt.support.KafkaLog;
import dev.thinkwatt.support.SpareDatabase;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.KafkaProducer;
import jakarta.inject.Singleton;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Readers of the spare database, each like a process of its own. */
@Singleton
class Readers {

    final SpareDatabase database;
    private final KafkaLog kafka;

    Readers(SpareDatabase database, KafkaLog kafka) throws SQLException {
        this.database = database;
        this.kafka = kafka;
        database.execute("create table if not exists read_value (value text not null)");
    }

    void clear() throws SQLException {
        database.clear();
        database.execute("truncate read_value");
    }

    Reader reader(String topic) {
        return new Reader(topic);
    }

    static void write(Connection connection, List<ConsumerRecord<String, byte[]>> records) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into read_value values (?)")) {
            for (ConsumerRecord<String, byte[]> record : records) {
                insert.setString(1, KafkaLog.text(record));
                insert.executeUpdate();
            }
        }
    }

    /** One consumer of one partition, with everything a process has of its own. */
    final class Reader implements AutoCloseable {
        final Consumption consumption = new Consumption();
        final BatchTransaction batches;
        private final PositionSeeker seeker;
        private final Consumer<String, byte[]> consumer;
        private final TopicPartition partition;

        private Reader(String topic) {
            ConsumerPositions positions = new ConsumerPositions();
            this.partition = new TopicPartition(topic, 0);
            this.seeker = new PositionSeeker(database, positions, new TopicLogs(kafka.configuration()), consumption);
            Map<String, Object> configuration = new HashMap<>(kafka.configuration());
            configuration.put("enable.auto.commit", false);
            configuration.put("isolation.level", "read_committed");
            configuration.put("max.poll.records", 7);
            configuration.put("auto.offset.reset", "earliest");
            this.consumer = new org.apache.kafka.clients.consumer.KafkaConsumer<>(
                    configuration, new StringDeserializer(), new ByteArrayDeserializer());
            consumer.assign(List.of(partition));
            this.batches = new BatchTransaction(
                    database,
                    positions,
                    consumption,
                    new ChannelConsumers(new OwnClient(consumer), seeker, consumption));
        }

        void seek() throws SQLException {
            seeker.seek(consumer, List.of(partition));
        }

        ConsumerRecords<String, byte[]> poll() {
            long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
            ConsumerRecords<String, byte[]> records = consumer.poll(Duration.ofMillis(100));
            while (records.isEmpty() && System.nanoTime() < deadline) {
                records = consumer.poll(Duration.ofMillis(100));
            }
            return records;
        }

        void read() {
            batches.run("none", poll(), Readers::write);
        }

        @Override
        public void close() {
            consumer.close();
        }
    }

    /** The reader's own consumer as a channel's client: everything runs on the caller's thread. */
    private record OwnClient(Consumer<String, byte[]> consumer) implements KafkaClientService {
        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public <K, V> List<KafkaConsumer<K, V>> getConsumers(String channel) {
            return List.of((KafkaConsumer<K, V>) Proxy.newProxyInstance(
                    KafkaConsumer.class.getClassLoader(),
                    new Class<?>[] {KafkaConsumer.class},
                    (self, method, given) -> {
                        if (given[0] instanceof Function action) {
                            return Uni.createFrom().item(() -> action.apply(consumer));
                        }
                        ((java.util.function.Consumer) given[0]).accept(consumer);
                        return Uni.createFrom().voidItem();
                    }));
        }

        @Override
        public <K, V> KafkaProducer<K, V> getProducer(String channel) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<String> getConsumerChannels() {
            return Set.of();
        }

        @Override
        public Set<String> getProducerChannels() {
            return Set.of();
        }
    }
}

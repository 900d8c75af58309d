package dev.thinkwatt.support;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Creates topics and reads what is in them, committed records only. */
@Singleton
public class KafkaLog {

    private final Map<String, Object> kafka;

    KafkaLog(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /** Where Kafka is. */
    public Map<String, Object> configuration() {
        return kafka;
    }

    public void create(String topic, int partitions) {
        create(topic, partitions, Map.of());
    }

    public void create(String topic, int partitions, Map<String, String> settings) {
        try (Admin admin = Admin.create(kafka)) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1).configs(settings)))
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    public void delete(String topic) {
        try (Admin admin = Admin.create(kafka)) {
            admin.deleteTopics(List.of(topic)).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Deletes the records of partition 0 before an offset, as retention does. */
    public void forget(String topic, long before) {
        try (Admin admin = Admin.create(kafka)) {
            admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(before)))
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends values in their order, each with its key, in a transaction or not. */
    public void send(String topic, boolean transaction, List<Map.Entry<String, String>> records) {
        Map<String, Object> configuration = new HashMap<>(kafka);
        if (transaction) {
            configuration.put("transactional.id", "test-" + topic);
        }
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(configuration, new StringSerializer(), new ByteArraySerializer())) {
            if (transaction) {
                producer.initTransactions();
                producer.beginTransaction();
            }
            for (Map.Entry<String, String> record : records) {
                byte[] value = record.getValue().getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(topic, record.getKey(), value))
                        .get();
            }
            if (transaction) {
                producer.commitTransaction();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends values of one key. */
    public void send(String topic, List<String> values) {
        send(topic, false, values.stream().map(value -> Map.entry("k", value)).toList());
    }

    /** All records of a topic, partition by partition. */
    public List<ConsumerRecord<String, byte[]>> records(String topic) {
        return records(kafka, topic);
    }

    public static List<ConsumerRecord<String, byte[]>> records(Map<String, Object> kafka, String topic) {
        Map<String, Object> configuration = new HashMap<>(kafka);
        configuration.put("isolation.level", "read_committed");
        configuration.put("enable.auto.commit", false);
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(configuration, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(50)).forEach(all::add);
            }
        }
        return all;
    }

    /** The values of a topic as text. */
    public List<String> values(String topic) {
        return records(topic).stream().map(KafkaLog::text).toList();
    }

    /** The values of one key as text. */
    public List<String> values(String topic, String key) {
        return records(topic).stream()
                .filter(record -> key.equals(record.key()))
                .map(KafkaLog::text)
                .toList();
    }

    public static String text(ConsumerRecord<String, byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }
}

package dev.thinkwatt.catalog.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.catalog.CatalogPublished;
import dev.thinkwatt.support.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the topic as any other service would: from its start, and only what is committed. */
@ApplicationScoped
public class CatalogTopic {

    private static final String TOPIC = "catalog.published";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    /** All records up to now. */
    public List<ConsumerRecord<String, String>> records() {
        return records(TOPIC);
    }

    /** All records of a topic that has one partition, up to now. */
    public List<ConsumerRecord<String, String>> records(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = Objects.requireNonNull(
                    consumer.endOffsets(List.of(partition)).get(partition));
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /** What is published of each key, as it stands. */
    public Map<String, CatalogPublished> published() {
        return records().stream()
                .map(record -> parse(record.value()))
                .collect(Collectors.toMap(
                        CatalogPublished::key,
                        published -> published,
                        (one, other) -> one.revision() > other.revision() ? one : other));
    }

    public Catalog catalog() {
        return Catalog.of(published().values());
    }

    /** Waits until the catalog that a reader sees is as expected. */
    public Catalog await(Predicate<Catalog> expected) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(50))
                .until(this::catalog, expected);
    }

    private static CatalogPublished parse(String value) {
        try {
            return Json.tolerant().readValue(value, CatalogPublished.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.thinkwatt.support.consume;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/** Asks Kafka which topics it is that now have a name, and for the logs that it has of partitions. */
@Singleton
class TopicLogs {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String LOGS = "its logs";

    private final Map<String, Object> kafka;

    TopicLogs(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /** A log: of which topic, from which offset on, and up to which. */
    record Log(UUID topicId, long first, long end) {}

    /**
     * The id of the topic that now has a name.
     *
     * @throws KafkaException if it does not tell
     */
    UUID topicId(String topic) {
        try (Admin admin = Admin.create(kafka)) {
            Map<String, TopicDescription> found =
                    answer(admin.describeTopics(List.of(topic)).allTopicNames(), "the id of topic " + topic);
            return id(Objects.requireNonNull(found.get(topic), "a topic was asked for"));
        }
    }

    /**
     * The logs of those partitions that Kafka has.
     *
     * @throws KafkaException if it does not tell
     */
    Map<TopicPartition, Log> of(Collection<TopicPartition> partitions) {
        try (Admin admin = Admin.create(kafka)) {
            Set<String> present = answer(admin.listTopics().names(), LOGS);
            Set<String> topics = partitions.stream()
                    .map(TopicPartition::topic)
                    .filter(present::contains)
                    .collect(Collectors.toSet());
            Map<TopicPartition, UUID> known =
                    known(partitions, answer(admin.describeTopics(topics).allTopicNames(), LOGS));
            Map<TopicPartition, ListOffsetsResultInfo> firsts = offsets(admin, known.keySet(), OffsetSpec.earliest());
            Map<TopicPartition, ListOffsetsResultInfo> ends = offsets(admin, known.keySet(), OffsetSpec.latest());
            Map<TopicPartition, Log> logs = new HashMap<>();
            known.forEach((partition, topicId) ->
                    logs.put(partition, new Log(topicId, offset(firsts, partition), offset(ends, partition))));
            return logs;
        }
    }

    /** Those that there are, with the ids of their topics. */
    private static Map<TopicPartition, UUID> known(
            Collection<TopicPartition> partitions, Map<String, TopicDescription> topics) {
        Map<TopicPartition, UUID> known = new HashMap<>();
        for (TopicPartition partition : partitions) {
            TopicDescription topic = topics.get(partition.topic());
            if (topic != null && partition.partition() < topic.partitions().size()) {
                known.put(partition, id(topic));
            }
        }
        return known;
    }

    private static Map<TopicPartition, ListOffsetsResultInfo> offsets(
            Admin admin, Collection<TopicPartition> partitions, OffsetSpec which) {
        Map<TopicPartition, OffsetSpec> asked =
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> which));
        return answer(admin.listOffsets(asked).all(), LOGS);
    }

    private static long offset(Map<TopicPartition, ListOffsetsResultInfo> offsets, TopicPartition partition) {
        return Objects.requireNonNull(offsets.get(partition), "an offset was asked for")
                .offset();
    }

    private static UUID id(TopicDescription topic) {
        Uuid id = topic.topicId();
        return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
    }

    private static <T> T answer(KafkaFuture<T> asked, String what) {
        try {
            return asked.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("Kafka does not tell " + what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while asking Kafka for " + what, e);
        }
    }
}

package dev.thinkwatt.support.consume;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;

/** Asks Kafka which topic it is that now has a name. */
@Singleton
class TopicIds {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, Object> kafka;

    TopicIds(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    UUID of(String topic) {
        try (Admin admin = Admin.create(kafka)) {
            Uuid id = admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .values()
                    .iterator()
                    .next()
                    .topicId();
            return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("Kafka does not tell the id of topic " + topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while asking for the id of topic " + topic, e);
        }
    }
}

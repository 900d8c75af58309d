package dev.thinkwatt.quota.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.quota.EventSchema;
import dev.thinkwatt.quota.Gateway;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.PublishedWorld;
import dev.thinkwatt.support.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NoticedTest {

    private static final Plan FOUR =
            Plans.plan("noticing", Plan.UnlistedModel.SUBSTITUTE_DEFAULT, List.of(Plans.thinkingPerWeek(4)));

    @Inject
    PublishedWorld world;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Test
    void tellsEachShareOfALimitAndTheFirstDowngradeOnceInAWindow() throws Exception {
        String subscriber = world.subscriberOf(FOUR);
        for (int n = 0; n < 6; n++) {
            Gateway.decided(subscriber, Plans.THINKING);
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> of(subscriber).size() >= 3);
        List<String> events = of(subscriber);
        assertThat(events).hasSize(3);
        for (String event : events) {
            assertThat(EventSchema.faults("quota.noticed", event)).isEmpty();
        }
        assertThat(events.stream().map(NoticedTest::kind))
                .containsExactly("THRESHOLD_REACHED 50", "EXHAUSTED 100", "DOWNGRADED -");
    }

    private static String kind(String event) {
        try {
            JsonNode node = Json.tolerant().readTree(event);
            return node.get("kind").asText() + " " + node.path("percent").asText("-");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was told to one subscriber, in order. */
    private List<String> of(String subscriberId) {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers, "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("quota.noticed").stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<String> found = new ArrayList<>();
            while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.getOrDefault(part, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (subscriberId.equals(record.key())) {
                        found.add(record.value());
                    }
                });
            }
            return found;
        }
    }
}

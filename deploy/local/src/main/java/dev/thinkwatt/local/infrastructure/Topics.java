package dev.thinkwatt.local.infrastructure;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The topics that the services share. None is ever created by being written to. */
public final class Topics {
    private static final List<NewTopic> ALL = List.of(
            kept("usage.recorded", 12, 30),
            compacted("catalog.published"),
            compacted("account.published"),
            compacted("key.published"),
            kept("key.used", 1, 7),
            kept("simulation.asked", 1, 7),
            kept("simulation.answered", 1, 7),
            kept("quota.noticed", 3, 7),
            kept("billing.noticed", 3, 30));

    private Topics() {}

    /** Creates those that are missing, and returns once they are there. */
    public static void create(String bootstrapServers) throws IOException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Set<String> present = admin.listTopics().names().get();
            List<NewTopic> missing = ALL.stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get();
        } catch (ExecutionException refused) {
            throw new IOException("Kafka refused to create topics: " + refused.getCause(), refused.getCause());
        }
    }

    static Stream<String> names() {
        return ALL.stream().map(NewTopic::name);
    }

    private static NewTopic kept(String name, int partitions, int days) {
        return topic(name, partitions, Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(days * 86_400_000L)));
    }

    private static NewTopic compacted(String name) {
        return topic(name, 1, Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    }

    private static NewTopic topic(String name, int partitions, Map<String, String> settings) {
        return new NewTopic(name, partitions, (short) 1).configs(new HashMap<>(settings));
    }
}

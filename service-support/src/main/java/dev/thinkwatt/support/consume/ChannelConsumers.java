package dev.thinkwatt.support.consume;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** The consumers behind a channel, talked to on their own threads. */
@Singleton
class ChannelConsumers {

    private static final Logger LOG = Logger.getLogger(ChannelConsumers.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaClientService clients;
    private final PositionSeeker seeker;
    private final Consumption consumption;

    ChannelConsumers(KafkaClientService clients, PositionSeeker seeker, Consumption consumption) {
        this.clients = clients;
        this.seeker = seeker;
        this.consumption = consumption;
    }

    /** Sends the consumers that still have the partitions to the database's positions; whether that succeeded. */
    boolean seek(String channel, Collection<TopicPartition> partitions) {
        try {
            for (KafkaConsumer<Object, Object> client : clients.getConsumers(channel)) {
                client.runOnPollingThread((Consumer<Object, Object> consumer) -> seek(consumer, partitions))
                        .await()
                        .atMost(PATIENCE);
            }
            return true;
        } catch (RuntimeException e) {
            LOG.debugf(e, "No position yet for %s", partitions);
            return false;
        }
    }

    /**
     * Sends whatever consumers of this process have the partitions, or had to stop because of their positions, to the
     * database's; whether that succeeded. What was stopped for another reason stays so.
     */
    boolean seek(Collection<TopicPartition> partitions) {
        Set<TopicPartition> all = consumption.orAstray(partitions);
        boolean sought = true;
        for (String channel : clients.getConsumerChannels()) {
            sought &= seek(channel, all);
        }
        return sought;
    }

    /** Whether the log still holds the offset, as far as can be told. */
    boolean reachBack(String channel, TopicPartition partition, long offset) {
        try {
            return clients.getConsumers(channel).stream()
                    .allMatch(client -> client.runOnPollingThread(
                                    (Consumer<Object, Object> consumer) -> consumer.beginningOffsets(List.of(partition))
                                                    .getOrDefault(partition, 0L)
                                            <= offset)
                            .await()
                            .atMost(PATIENCE));
        } catch (RuntimeException e) {
            LOG.debugf(e, "Kafka does not tell where %s begins", partition);
            return false;
        }
    }

    private void seek(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        List<TopicPartition> assigned =
                partitions.stream().filter(consumer.assignment()::contains).toList();
        try {
            seeker.seek(consumer, assigned);
        } catch (SQLException e) {
            throw new IllegalStateException("the positions cannot be loaded", e);
        }
    }

    /** Tells Kafka how far reading has come, for the tools that show lag; nothing depends on it. */
    void hint(String channel, Collection<? extends BatchSlice<?, ?>> read) {
        Map<TopicPartition, OffsetAndMetadata> offsets = read.stream()
                .collect(Collectors.toMap(BatchSlice::partition, slice -> new OffsetAndMetadata(slice.next())));
        for (KafkaConsumer<Object, Object> client : clients.getConsumers(channel)) {
            client.runOnPollingThread((Consumer<Object, Object> consumer) -> commit(consumer, offsets))
                    .subscribe()
                    .with(done -> {}, failure -> LOG.debugf(failure, "Kafka was not told of %s", offsets));
        }
    }

    private static void commit(Consumer<?, ?> consumer, Map<TopicPartition, OffsetAndMetadata> offsets) {
        Map<TopicPartition, OffsetAndMetadata> assigned = offsets.entrySet().stream()
                .filter(offset -> consumer.assignment().contains(offset.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (!assigned.isEmpty()) {
            consumer.commitAsync(assigned, null);
        }
    }
}

package dev.thinkwatt.support.consume;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** The partitions that this process reads, and those that it had to stop reading. */
@Singleton
class Consumption {

    private static final Logger LOG = Logger.getLogger(Consumption.class);

    private final Map<TopicPartition, PartitionProgress> progress = new ConcurrentHashMap<>();
    private final Map<TopicPartition, String> stops = new ConcurrentHashMap<>();

    PartitionProgress of(TopicPartition partition) {
        return progress.computeIfAbsent(partition, any -> new PartitionProgress());
    }

    void sought(TopicPartition partition, long offset) {
        of(partition).sought(offset);
        stops.remove(partition);
    }

    /** Nothing more of the partition is read until somebody has looked; the reason says what to do. */
    void stop(TopicPartition partition, String reason) {
        of(partition).stop();
        if (!reason.equals(stops.put(partition, reason))) {
            LOG.errorf("Stopped reading %s: %s", partition, reason);
        }
    }

    boolean isStopped(TopicPartition partition) {
        return stops.containsKey(partition);
    }

    /** Why the reading of a partition was stopped, by partition. */
    Map<TopicPartition, String> stops() {
        return Map.copyOf(stops);
    }
}

package dev.thinkwatt.support.consume;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** The partitions that this process reads, and those that it had to stop reading. */
@Singleton
class Consumption {

    private static final Logger LOG = Logger.getLogger(Consumption.class);

    private final Map<TopicPartition, PartitionProgress> progress = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Stop> stops = new ConcurrentHashMap<>();

    /** @param astray whether the position is none of the log, so that reading goes on once it is */
    private record Stop(String reason, boolean astray) {}

    PartitionProgress of(TopicPartition partition) {
        return progress.computeIfAbsent(partition, any -> new PartitionProgress());
    }

    void sought(TopicPartition partition, long offset) {
        of(partition).sought(offset);
        stops.remove(partition);
    }

    /** Nothing more of the partition is read until somebody has looked; the reason says what to do. */
    void stop(TopicPartition partition, String reason) {
        stop(partition, new Stop(reason, false));
    }

    /** The same, because the position is none of the log. */
    void stopAstray(TopicPartition partition, String reason) {
        stop(partition, new Stop(reason, true));
    }

    private void stop(TopicPartition partition, Stop stop) {
        of(partition).stop();
        if (!stop.equals(stops.put(partition, stop))) {
            LOG.errorf("Stopped reading %s: %s", partition, stop.reason());
        }
    }

    boolean isStopped(TopicPartition partition) {
        return stops.containsKey(partition);
    }

    /** Why the reading of a partition was stopped, by partition. */
    Map<TopicPartition, String> stops() {
        return stops.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, stop -> stop.getValue().reason()));
    }

    /** These, and those that were stopped because of their positions; none that was stopped for another reason. */
    Set<TopicPartition> orAstray(Collection<TopicPartition> partitions) {
        Set<TopicPartition> found = new HashSet<>(partitions);
        stops.forEach((partition, stop) -> {
            if (stop.astray()) {
                found.add(partition);
            } else {
                found.remove(partition);
            }
        });
        return found;
    }
}

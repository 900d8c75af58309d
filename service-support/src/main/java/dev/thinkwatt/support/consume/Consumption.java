package dev.thinkwatt.support.consume;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.jboss.logging.Logger;

/** The partitions that this process reads, and those that it had to stop reading, which its liveness shows. */
@Singleton
@Liveness
class Consumption implements HealthCheck {

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

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("Kafka partitions are read").status(stops.isEmpty());
        stops.forEach((partition, reason) -> response.withData(partition.toString(), reason));
        return response.build();
    }
}

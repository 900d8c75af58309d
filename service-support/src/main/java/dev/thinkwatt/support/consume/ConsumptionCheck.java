package dev.thinkwatt.support.consume;

import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** Down while the reading of a partition is stopped: somebody has to look. */
@Singleton
@Liveness
class ConsumptionCheck implements HealthCheck {

    private final Consumption consumption;

    ConsumptionCheck(Consumption consumption) {
        this.consumption = consumption;
    }

    @Override
    public HealthCheckResponse call() {
        Map<TopicPartition, String> stops = consumption.stops();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("Kafka partitions are read").status(stops.isEmpty());
        stops.forEach((partition, reason) -> response.withData(partition.toString(), reason));
        return response.build();
    }
}

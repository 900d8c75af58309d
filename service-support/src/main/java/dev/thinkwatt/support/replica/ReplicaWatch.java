package dev.thinkwatt.support.replica;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Follows the table every second, and is ready once each topic was read to its end. */
@Singleton
@Readiness
class ReplicaWatch implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(ReplicaWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Replicas replicas;
    private final ReplicaRows rows;
    private final TopicEnd end;
    private final Set<String> complete = ConcurrentHashMap.newKeySet();
    private @Nullable Thread thread;

    ReplicaWatch(Replicas replicas, ReplicaRows rows, TopicEnd end) {
        this.replicas = replicas;
        this.rows = rows;
        this.end = end;
    }

    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent started) {
        thread = Thread.ofPlatform().name("replicas").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent stopped) {
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public HealthCheckResponse call() {
        List<String> topics = replicas.topics();
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("Compacted topics were read").status(complete.containsAll(topics));
        topics.forEach(topic -> response.withData(topic, complete.contains(topic) ? "read" : "reading"));
        return response.build();
    }

    private void run() {
        try {
            while (true) {
                replicas.refresh();
                replicas.topics().stream()
                        .filter(topic -> !complete.contains(topic))
                        .forEach(this::look);
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(String topic) {
        try {
            if (isComplete(topic)) {
                replicas.refresh();
                complete.add(topic);
                LOG.infof("%s was read to its end", topic);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.debugf(e, "Not known yet whether %s was read to its end", topic);
        }
    }

    /** With Kafka away, what was read to its end at any time will do: its values are in the table. */
    private boolean isComplete(String topic) throws SQLException {
        try {
            if (!end.isReached(topic)) {
                return false;
            }
            rows.complete(topic);
            return true;
        } catch (KafkaException e) {
            return rows.isComplete(topic);
        }
    }
}

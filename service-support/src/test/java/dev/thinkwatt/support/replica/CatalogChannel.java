package dev.thinkwatt.support.replica;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Keeps a replica the way a service does. */
@ApplicationScoped
class CatalogChannel {

    record Published(long revision, String name) {}

    private final ReplicaStore store;
    private final Replicas replicas;
    private final Map<String, Published> heard = new ConcurrentHashMap<>();
    private @Nullable Replica<Published> replica;

    CatalogChannel(ReplicaStore store, Replicas replicas) {
        this.store = store;
        this.replicas = replicas;
    }

    void open(@Observes StartupEvent started) {
        replica = replicas.open("catalog.published", Published.class, heard::putAll);
    }

    @Incoming("catalog")
    @Blocking
    void read(ConsumerRecords<String, byte[]> batch) {
        store.store("catalog", batch);
    }

    Replica<Published> replica() {
        return Objects.requireNonNull(replica);
    }

    Map<String, Published> heard() {
        return heard;
    }
}

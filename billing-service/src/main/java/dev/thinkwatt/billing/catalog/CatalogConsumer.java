package dev.thinkwatt.billing.catalog;

import dev.thinkwatt.support.replica.ReplicaStore;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads the topic {@code catalog.published}. */
@ApplicationScoped
class CatalogConsumer {

    private static final String CHANNEL = "catalog";

    private final ReplicaStore store;

    CatalogConsumer(ReplicaStore store) {
        this.store = store;
    }

    @Incoming(CHANNEL)
    @Blocking
    void consume(ConsumerRecords<String, byte[]> batch) {
        store.store(CHANNEL, batch);
    }
}

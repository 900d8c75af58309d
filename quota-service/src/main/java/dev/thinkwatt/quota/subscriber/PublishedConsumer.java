package dev.thinkwatt.quota.subscriber;

import dev.thinkwatt.support.replica.ReplicaStore;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Stores what the catalog and billing publish. */
@ApplicationScoped
class PublishedConsumer {

    private static final String CATALOG = "catalog";
    private static final String ACCOUNTS = "accounts";

    private final ReplicaStore store;

    PublishedConsumer(ReplicaStore store) {
        this.store = store;
    }

    @Incoming(CATALOG)
    @Blocking
    void catalog(ConsumerRecords<String, byte[]> batch) {
        store.store(CATALOG, batch);
    }

    @Incoming(ACCOUNTS)
    @Blocking
    void accounts(ConsumerRecords<String, byte[]> batch) {
        store.store(ACCOUNTS, batch);
    }
}

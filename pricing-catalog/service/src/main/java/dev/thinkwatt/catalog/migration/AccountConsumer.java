package dev.thinkwatt.catalog.migration;

import dev.thinkwatt.support.replica.ReplicaStore;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads the topic {@code account.published}. */
@ApplicationScoped
class AccountConsumer {

    private static final String CHANNEL = "accounts";

    private final ReplicaStore store;

    AccountConsumer(ReplicaStore store) {
        this.store = store;
    }

    @Incoming(CHANNEL)
    @Blocking
    void consume(ConsumerRecords<String, byte[]> batch) {
        store.store(CHANNEL, batch);
    }
}

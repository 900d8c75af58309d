package dev.thinkwatt.quota.key;

import dev.thinkwatt.support.key.KeyPublished;
import dev.thinkwatt.support.outbox.Outbox;
import dev.thinkwatt.support.outbox.OutboxMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Tells every service of a key, in the transaction that changes it. */
@ApplicationScoped
class KeyPublisher {

    private static final String TYPE = "dev.thinkwatt.key.published.v1";
    private static final String SOURCE = "/quota-service";

    private final Outbox outbox;

    KeyPublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void publish(KeyRow row, Instant now) {
        KeyPublished published = row.toPublished(now);
        String name = "key/" + row.keyId + "#" + published.revision();
        UUID eventId = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        outbox.append(OutboxMessage.cloudEvent(SOURCE, TYPE, eventId, KeyPublished.TOPIC, row.keyId, now, published));
    }
}

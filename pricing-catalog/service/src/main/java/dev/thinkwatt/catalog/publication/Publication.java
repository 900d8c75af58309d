package dev.thinkwatt.catalog.publication;

import dev.thinkwatt.model.catalog.CatalogPublished;
import dev.thinkwatt.support.outbox.Outbox;
import dev.thinkwatt.support.outbox.OutboxMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Tells the other services what was published, in the transaction that publishes it. */
@ApplicationScoped
public class Publication {

    private static final String TOPIC = "catalog.published";
    private static final String TYPE = "dev.thinkwatt.catalog.published.v1";
    private static final String SOURCE = "/pricing-catalog";

    private final RevisionRepository revisions;
    private final Outbox outbox;
    private final Clock clock;

    Publication(RevisionRepository revisions, Outbox outbox, Clock clock) {
        this.revisions = revisions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A revision higher than all before, of whatever key. */
    public long nextRevision() {
        return revisions.next();
    }

    /** The present, as exactly as the database keeps it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Appends to the outbox; what the key stands for is locked by the caller, so that its revisions go out in order. */
    public void publish(CatalogPublished published) {
        outbox.append(OutboxMessage.cloudEvent(
                SOURCE, TYPE, eventId(published), TOPIC, published.key(), clock.instant(), published));
    }

    private static UUID eventId(CatalogPublished published) {
        String name = published.key() + "#" + published.revision();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}

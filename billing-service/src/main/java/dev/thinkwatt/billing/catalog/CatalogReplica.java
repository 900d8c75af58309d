package dev.thinkwatt.billing.catalog;

import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.catalog.CatalogPublished;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPrices;
import dev.thinkwatt.support.replica.Replicas;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The published catalog, as far as it has been read. */
@Startup
@ApplicationScoped
public class CatalogReplica {

    private static final String TOPIC = "catalog.published";

    private final Map<String, CatalogPublished> published = new ConcurrentHashMap<>();
    private final Event<CatalogChanged> changes;
    private volatile Catalog current = Catalog.of(List.of());

    CatalogReplica(Replicas replicas, Event<CatalogChanged> changes) {
        this.changes = changes;
        replicas.open(TOPIC, CatalogPublished.class, this::take);
    }

    /** The catalog as it is now: immutable, so whoever needs it to hold still keeps what this returns. */
    public Catalog current() {
        return current;
    }

    /** The days of electricity that are published, each as it stands. */
    public List<PublishedPrices> electricityDays() {
        return published.values().stream()
                .filter(PublishedPrices.class::isInstance)
                .map(PublishedPrices.class::cast)
                .toList();
    }

    private void take(Map<String, CatalogPublished> changed) {
        published.putAll(changed);
        current = Catalog.of(published.values());
        changes.fire(new CatalogChanged());
    }
}

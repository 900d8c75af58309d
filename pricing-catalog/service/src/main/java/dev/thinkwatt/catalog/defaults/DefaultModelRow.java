package dev.thinkwatt.catalog.defaults;

import dev.thinkwatt.catalog.defaults.DefaultHistory.Entry;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedDefault;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A plan's default model from an instant on. Never changed, never deleted. */
@Entity
@Table(name = "default_model")
class DefaultModelRow {

    @Embeddable
    record Key(
            @Column(name = "plan_id") String planId,
            @Column(name = "effective_from") Instant from) {}

    @EmbeddedId
    Key key;

    @Column(name = "model")
    String model;

    @Column(name = "reason")
    String reason;

    @Column(name = "restores")
    @Nullable Instant restores;

    @Column(name = "revision")
    long revision;

    @Column(name = "published_at")
    Instant publishedAt;

    protected DefaultModelRow() {}

    DefaultModelRow(PublishedDefault published, @Nullable Instant restores, Instant publishedAt) {
        this.key = new Key(published.planId(), published.from());
        this.model = published.model();
        this.reason = published.reason();
        this.restores = restores;
        this.revision = published.revision();
        this.publishedAt = publishedAt;
    }

    Entry entry() {
        return new Entry(model, key.from(), restores);
    }
}

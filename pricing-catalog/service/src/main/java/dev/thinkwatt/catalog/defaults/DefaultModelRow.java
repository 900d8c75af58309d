package dev.thinkwatt.catalog.defaults;

import dev.thinkwatt.catalog.defaults.DefaultHistory.Entry;
import dev.thinkwatt.catalog.defaults.Passage.Follower;
import dev.thinkwatt.catalog.evaluation.Comparison;
import dev.thinkwatt.catalog.publication.Body;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedDefault;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
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

    @Column(name = "comparison")
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable String comparison;

    @Column(name = "followers")
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable String followers;

    @Column(name = "acknowledgement")
    @Nullable String acknowledgement;

    @Column(name = "revision")
    long revision;

    @Column(name = "published_at")
    Instant publishedAt;

    protected DefaultModelRow() {}

    DefaultModelRow(PublishedDefault published, @Nullable Instant restores, Passage passage, Instant publishedAt) {
        this.key = new Key(published.planId(), published.from());
        this.model = published.model();
        this.reason = published.reason();
        this.restores = restores;
        this.comparison = passage.comparison() == null ? null : Body.of(passage.comparison());
        this.followers = passage.followers().isEmpty() ? null : Body.of(passage.followers());
        this.acknowledgement = passage.acknowledgement();
        this.revision = published.revision();
        this.publishedAt = publishedAt;
    }

    /** How it did beside the default before; null where there was nothing to compare. */
    @Nullable Comparison comparison() {
        return comparison == null ? null : Body.read(comparison, Comparison.class);
    }

    /** The defaults set for later already that are worse after it than they were. */
    List<Follower> followers() {
        return followers == null ? List.of() : List.of(Body.read(followers, Follower[].class));
    }

    /** An entry of the history with how it came to be. */
    record Audited(
            String model,
            Instant from,
            @Nullable Instant restores,
            @Nullable Comparison comparison,
            List<Follower> followers,
            @Nullable String acknowledgement) {}

    Audited audited() {
        return new Audited(model, key.from(), restores, comparison(), followers(), acknowledgement);
    }

    Entry entry() {
        return new Entry(model, key.from(), restores);
    }
}

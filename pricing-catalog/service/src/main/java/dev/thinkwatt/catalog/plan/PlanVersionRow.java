package dev.thinkwatt.catalog.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.catalog.publication.Body;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPlan;
import dev.thinkwatt.model.plan.Plan;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A version of a plan. The database lets nothing but the end of its range change, and that only while it lies ahead. */
@Entity
@Table(name = "plan_version")
class PlanVersionRow {

    enum Status {
        PUBLISHED,
        WITHDRAWN
    }

    @Embeddable
    record Key(
            @Column(name = "plan_id") String planId,
            @Column(name = "version") int version) {}

    @EmbeddedId
    Key key;

    @Column(name = "status")
    @Enumerated(EnumType.STRING)
    Status status;

    @Column(name = "valid_from")
    Instant from;

    @Column(name = "valid_until")
    @Nullable Instant until;

    @Column(name = "revision")
    long revision;

    @Column(name = "body")
    @JdbcTypeCode(SqlTypes.JSON)
    String body;

    @Column(name = "published_at")
    Instant publishedAt;

    @Column(name = "origin")
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable String origin;

    protected PlanVersionRow() {}

    /** @param origin null for what was there from the start */
    PlanVersionRow(PublishedPlan published, Instant publishedAt, @Nullable Origin origin) {
        Plan plan = published.plan();
        this.key = new Key(plan.id(), plan.version());
        this.status = Status.PUBLISHED;
        this.from = published.from();
        this.until = published.until();
        this.revision = published.revision();
        this.body = Body.of(plan);
        this.publishedAt = publishedAt;
        this.origin = origin == null ? null : Body.of(origin);
    }

    PublishedPlan published() {
        return new PublishedPlan(revision, from, until, plan());
    }

    /** Ends its range, or opens it again, under a new revision. */
    PublishedPlan endAt(@Nullable Instant until, long revision) {
        this.until = until;
        this.revision = revision;
        return published();
    }

    /** It never comes into force. */
    PublishedPlan withdraw(long revision) {
        this.status = Status.WITHDRAWN;
        return endAt(from, revision);
    }

    boolean isInForceAt(Instant instant) {
        return !instant.isBefore(from) && (until == null || instant.isBefore(until));
    }

    Optional<Origin> origin() {
        return Optional.ofNullable(origin).map(kept -> Body.read(kept, Origin.class));
    }

    Plan plan() {
        return Body.read(body, Plan.class);
    }

    /** The same under another number. */
    Plan planAs(int version) {
        ObjectNode tree = Body.read(body, ObjectNode.class);
        tree.put("version", version);
        return Body.read(tree.toString(), Plan.class);
    }
}

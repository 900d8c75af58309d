package dev.thinkwatt.catalog.plan;

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
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A version of a plan. Once published, the database lets nothing but the end of its range change. */
@Entity
@Table(name = "plan_version")
class PlanVersionRow {

    enum Status {
        DRAFT,
        PUBLISHED
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

    protected PlanVersionRow() {}

    PlanVersionRow(PublishedPlan published, Instant publishedAt) {
        Plan plan = published.plan();
        this.key = new Key(plan.id(), plan.version());
        this.status = Status.PUBLISHED;
        this.from = published.from();
        this.until = published.until();
        this.revision = published.revision();
        this.body = Body.of(plan);
        this.publishedAt = publishedAt;
    }

    Plan plan() {
        return Body.read(body, Plan.class);
    }
}

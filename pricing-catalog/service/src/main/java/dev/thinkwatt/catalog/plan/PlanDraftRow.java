package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.catalog.publication.Body;
import dev.thinkwatt.support.etag.ETag;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The one open draft of a plan. */
@Entity
@Table(name = "plan_draft")
class PlanDraftRow {

    @Id
    @Column(name = "plan_id")
    String planId;

    /** Drawn anew with every edit, so that no ETag ever names two texts. */
    @Column(name = "revision")
    long revision;

    @Column(name = "body")
    String body;

    @Column(name = "saved_by")
    @JdbcTypeCode(SqlTypes.JSON)
    String savedBy;

    @Column(name = "saved_at")
    Instant savedAt;

    @Column(name = "submission")
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable String submission;

    protected PlanDraftRow() {}

    PlanDraftRow(String planId, long revision, DraftDocument document, Author by, Instant at) {
        this.planId = planId;
        save(revision, document, by, at);
    }

    /** What was submitted was another text: it is not submitted any more. */
    void save(long revision, DraftDocument document, Author by, Instant at) {
        this.revision = revision;
        this.body = document.text();
        this.savedBy = Body.of(by);
        this.savedAt = at;
        this.submission = null;
    }

    void submit(Author by, Instant at, @Nullable Instant effectiveFrom, String reason) {
        this.submission = Body.of(new Submission(revision, by, at, effectiveFrom, reason));
    }

    String etag() {
        return ETag.of(revision).header();
    }

    DraftDocument document() {
        return DraftDocument.stored(body);
    }

    Author savedBy() {
        return Body.read(savedBy, Author.class);
    }

    Optional<Submission> submission() {
        return Optional.ofNullable(submission).map(kept -> Body.read(kept, Submission.class));
    }
}

package dev.thinkwatt.catalog.simulation;

import dev.thinkwatt.catalog.publication.Body;
import dev.thinkwatt.model.plan.Plan;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A simulation as it was asked for. Only its answer comes later. */
@Entity
@Table(name = "simulation")
class SimulationRow {

    @Id
    @Column(name = "simulation_id")
    String simulationId;

    @Column(name = "plan_id")
    String planId;

    @Column(name = "version")
    @Nullable Integer version;

    @Column(name = "draft_etag")
    @Nullable String draftEtag;

    @Column(name = "question")
    @JdbcTypeCode(SqlTypes.JSON)
    String question;

    @Column(name = "current_plan")
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable String currentPlan;

    @Column(name = "tried_plan")
    @JdbcTypeCode(SqlTypes.JSON)
    String triedPlan;

    @Column(name = "period_from")
    Instant from;

    @Column(name = "period_until")
    Instant until;

    @Column(name = "asked_by")
    String askedBy;

    @Column(name = "asked_at")
    Instant askedAt;

    @Column(name = "answered_at")
    @Nullable Instant answeredAt;

    protected SimulationRow() {}

    SimulationRow(Question question, Tried tried, Period period, String askedBy, Instant askedAt) {
        this.simulationId = question.simulationId();
        this.planId = question.planId();
        this.version = question.version();
        this.draftEtag = tried.draftEtag();
        this.question = Body.of(question);
        this.currentPlan = tried.current() == null ? null : Body.of(tried.current());
        this.triedPlan = Body.of(tried.plan());
        this.from = period.from();
        this.until = period.until();
        this.askedBy = askedBy;
        this.askedAt = askedAt;
    }

    /**
     * What is tried.
     *
     * @param draftEtag of the draft that it is; null for a version
     * @param current the version in force; null where there is none
     */
    record Tried(
            Plan plan, @Nullable String draftEtag, @Nullable Plan current) {}

    Asked asked() {
        return new Asked(simulationId, planId, version, draftEtag, from, until, askedBy, askedAt, answeredAt);
    }

    boolean answers(Question again) {
        return Body.read(question, Question.class).equals(again);
    }

    /** The version that was in force when it was asked. */
    Optional<Plan> current() {
        return Optional.ofNullable(currentPlan).map(body -> Body.read(body, Plan.class));
    }

    Plan tried() {
        return Body.read(triedPlan, Plan.class);
    }
}

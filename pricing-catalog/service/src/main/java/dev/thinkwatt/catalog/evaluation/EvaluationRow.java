package dev.thinkwatt.catalog.evaluation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** An evaluation of a model. Never changed, never deleted. */
@Entity
@Table(name = "evaluation")
class EvaluationRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "number")
    long number;

    @Column(name = "model_id")
    String modelId;

    @Column(name = "evaluation_id")
    String evaluationId;

    @Column(name = "benchmark")
    String benchmark;

    @Column(name = "score")
    BigDecimal score;

    @Column(name = "measured_on")
    LocalDate measuredOn;

    @Column(name = "source")
    String source;

    @Column(name = "recorded_at")
    Instant recordedAt;

    protected EvaluationRow() {}

    EvaluationRow(String modelId, Evaluation evaluation, Instant recordedAt) {
        this.modelId = modelId;
        this.evaluationId = evaluation.evaluationId();
        this.benchmark = evaluation.benchmark();
        this.score = evaluation.score();
        this.measuredOn = evaluation.measuredOn();
        this.source = evaluation.source();
        this.recordedAt = recordedAt;
    }

    Evaluation evaluation() {
        return new Evaluation(evaluationId, benchmark, score, measuredOn, source);
    }
}

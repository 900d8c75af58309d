package dev.thinkwatt.catalog.evaluation;

import dev.thinkwatt.catalog.model.ServedModelService;
import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Keeps what models were measured to score. */
@ApplicationScoped
public class EvaluationService {

    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

    private final EvaluationRepository evaluations;
    private final ServedModelService models;
    private final Publication publication;
    private final Audit audit;

    EvaluationService(
            EvaluationRepository evaluations, ServedModelService models, Publication publication, Audit audit) {
        this.evaluations = evaluations;
        this.models = models;
        this.publication = publication;
        this.audit = audit;
    }

    /** The row that stands, and whether it stood already. */
    record Recorded(EvaluationRow row, boolean repeated) {}

    @Transactional
    Recorded record(String modelId, Evaluation evaluation) {
        if (models.lock(modelId).isEmpty()) {
            throw ServedModelService.missing(modelId);
        }
        Optional<EvaluationRow> standing = evaluations.one(modelId, evaluation.evaluationId());
        if (standing.isPresent()) {
            return repeated(standing.get(), evaluation);
        }
        LocalDate today = LocalDate.ofInstant(publication.now(), ZoneOffset.UTC);
        if (evaluation.measuredOn().isBefore(FIRST) || evaluation.measuredOn().isAfter(today)) {
            throw ProblemException.invalid("measuredOn", "must lie between " + FIRST + " and today");
        }
        EvaluationRow row = new EvaluationRow(modelId, evaluation, publication.now());
        evaluations.persist(row);
        audit.record(Act.created("model.evaluated", "model", modelId, evaluation));
        return new Recorded(row, false);
    }

    /**
     * How a model does beside those that were the default before it.
     *
     * @param before the last first; at least one
     */
    public Comparison compare(String model, List<String> before) {
        SequencedMap<String, Scores> scores = new LinkedHashMap<>();
        before.forEach(one -> scores.computeIfAbsent(one, evaluations::scores));
        return evaluations.scores(model).beside(Marks.of(scores));
    }

    private static Recorded repeated(EvaluationRow standing, Evaluation evaluation) {
        if (standing.evaluation().equals(evaluation)) {
            return new Recorded(standing, true);
        }
        throw ProblemException.conflict("Evaluation " + evaluation.evaluationId() + " of model " + standing.modelId
                + " says otherwise already, and never changes. Record another.");
    }
}

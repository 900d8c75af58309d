package dev.thinkwatt.catalog.evaluation;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class EvaluationRepository implements PanacheRepository<EvaluationRow> {

    /** Latest recorded first. */
    List<EvaluationRow> page(String modelId, long before, int rows) {
        return find("modelId = ?1 and number < ?2 order by number desc", modelId, before)
                .page(0, rows)
                .list();
    }

    Optional<EvaluationRow> one(String modelId, String evaluationId) {
        return find("modelId = ?1 and evaluationId = ?2", modelId, evaluationId).firstResultOptional();
    }

    /** What counts last comes last: measured later, or recorded later of one day. */
    Scores scores(String modelId) {
        return Scores.of(list("modelId = ?1 order by measuredOn, number", modelId).stream()
                .map(EvaluationRow::evaluation)
                .toList());
    }
}

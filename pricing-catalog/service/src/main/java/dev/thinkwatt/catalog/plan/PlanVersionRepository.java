package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.catalog.plan.PlanVersionRow.Key;
import dev.thinkwatt.catalog.plan.PlanVersionRow.Status;
import dev.thinkwatt.support.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class PlanVersionRepository implements PanacheRepositoryBase<PlanVersionRow, Key> {

    private static final String IN_FORCE = "status = ?1 and from <= ?2 and (until is null or until > ?2)";

    PlanHistory history(String planId) {
        return new PlanHistory(list("key.planId", planId));
    }

    Optional<PlanVersionRow> inForceAt(String planId, Instant instant) {
        return find(IN_FORCE + " and key.planId = ?3", Status.PUBLISHED, instant, planId)
                .firstResultOptional();
    }

    List<PlanVersionRow> allInForceAt(Instant instant) {
        return list(IN_FORCE + " order by key.planId", Status.PUBLISHED, instant);
    }

    List<PlanVersionRow> pageInForceAt(Instant instant, String afterPlanId, int rows) {
        return find(IN_FORCE + " and key.planId > ?3 order by key.planId", Status.PUBLISHED, instant, afterPlanId)
                .page(0, rows)
                .list();
    }

    List<PlanVersionRow> page(String planId, int afterVersion, int rows) {
        return find("key.planId = ?1 and key.version > ?2 order by key.version", planId, afterVersion)
                .page(0, rows)
                .list();
    }

    /** The ids of plans of which a published version sells a model. */
    List<String> selling(String modelId) {
        return getEntityManager()
                .createNativeQuery("""
                        select distinct plan_id from plan_version
                        where status = 'PUBLISHED'
                          and body -> 'models' @> jsonb_build_array(jsonb_build_object('id', cast(:model as text)))
                        order by plan_id
                        """, String.class)
                .setParameter("model", modelId)
                .getResultList();
    }

    /** Exactly this version, whatever became of it. */
    PlanVersionRow version(String planId, int version) {
        return findByIdOptional(new Key(planId, version)).orElseThrow(() -> none(planId, version));
    }

    static ProblemException none(String planId, int version) {
        return ProblemException.notFound("There is no version " + version + " of a plan " + planId + ".");
    }

    Optional<PlanVersionRow> published(String planId, int version) {
        return findByIdOptional(new Key(planId, version)).filter(row -> row.status == Status.PUBLISHED);
    }
}

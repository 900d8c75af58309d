package dev.thinkwatt.catalog.plan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;

@ApplicationScoped
class PlanDraftRepository implements PanacheRepositoryBase<PlanDraftRow, String> {

    Optional<PlanDraftRow> locked(String planId) {
        return findByIdOptional(planId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Whether it is the first: of many at once one is. */
    boolean insert(PlanDraftRow draft) {
        return getEntityManager()
                        .createNativeQuery("""
                                insert into plan_draft (plan_id, revision, body, saved_by, saved_at)
                                values (?1, ?2, ?3, cast(?4 as jsonb), ?5) on conflict do nothing
                                """)
                        .setParameter(1, draft.planId)
                        .setParameter(2, draft.revision)
                        .setParameter(3, draft.body)
                        .setParameter(4, draft.savedBy)
                        .setParameter(5, draft.savedAt)
                        .executeUpdate()
                == 1;
    }
}

package dev.thinkwatt.catalog.plan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;

@ApplicationScoped
class PlanRepository implements PanacheRepositoryBase<PlanRow, String> {

    /** Locks those that exist, in one order for everybody, and names them. */
    List<String> lock(Collection<String> planIds) {
        return find("id in ?1 order by id", planIds).withLock(LockModeType.PESSIMISTIC_WRITE).stream()
                .map(plan -> plan.id)
                .toList();
    }

    /** Locks a plan, which is there from then on, whoever else adds it at once. */
    void lockOrAdd(String planId) {
        getEntityManager()
                .createNativeQuery("insert into plan (id) values (?1) on conflict do nothing")
                .setParameter(1, planId)
                .executeUpdate();
        lock(List.of(planId));
    }

    void lockAll() {
        getEntityManager()
                .createNativeQuery("lock table plan in exclusive mode")
                .executeUpdate();
    }
}

package dev.thinkwatt.catalog.model;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class ServedModelRepository implements PanacheRepositoryBase<ServedModelRow, String> {

    List<ServedModelRow> page(String afterId, int rows) {
        return find("id > ?1 order by id", afterId).page(0, rows).list();
    }

    /** Locks those that exist, in one order for everybody. */
    List<ServedModelRow> lock(Collection<String> ids) {
        return find("id in ?1 order by id", ids)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    Optional<ServedModelRow> lock(String id) {
        return lock(List.of(id)).stream().findFirst();
    }

    /** Locks against others that add a model, so that two never add the same. */
    void lockAgainstNew() {
        getEntityManager()
                .createNativeQuery("lock table served_model in share row exclusive mode")
                .executeUpdate();
    }
}

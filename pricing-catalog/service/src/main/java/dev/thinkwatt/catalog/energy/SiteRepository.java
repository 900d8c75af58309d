package dev.thinkwatt.catalog.energy;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class SiteRepository implements PanacheRepositoryBase<SiteRow, String> {

    List<SiteRow> page(String afterId, int rows) {
        return find("id > ?1 order by id", afterId).page(0, rows).list();
    }

    Optional<SiteRow> lock(String id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }
}

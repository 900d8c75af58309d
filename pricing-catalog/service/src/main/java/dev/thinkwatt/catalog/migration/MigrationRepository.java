package dev.thinkwatt.catalog.migration;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class MigrationRepository implements PanacheRepositoryBase<MigrationRow, String> {

    List<MigrationRow> of(String planId) {
        return list("planId", planId);
    }

    Optional<MigrationRow> of(String planId, String migrationId) {
        return find("planId = ?1 and migrationId = ?2", planId, migrationId).firstResultOptional();
    }

    List<MigrationRow> page(String planId, String afterId, int rows) {
        return find("planId = ?1 and migrationId > ?2 order by migrationId", planId, afterId)
                .page(0, rows)
                .list();
    }
}

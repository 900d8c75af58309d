package dev.thinkwatt.catalog.defaults;

import dev.thinkwatt.catalog.defaults.DefaultModelRow.Key;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

@ApplicationScoped
class DefaultModelRepository implements PanacheRepositoryBase<DefaultModelRow, Key> {

    DefaultHistory history(String planId) {
        return new DefaultHistory(
                list("key.planId", planId).stream().map(DefaultModelRow::entry).toList());
    }

    /** The plans that had, have or will have a model as their default. */
    List<String> plansEverServing(String model) {
        return find("model", model).stream()
                .map(row -> row.key.planId())
                .distinct()
                .sorted()
                .toList();
    }

    /** Latest first. */
    List<DefaultModelRow> page(String planId, Instant before, int rows) {
        return find("key.planId = ?1 and key.from < ?2 order by key.from desc", planId, before)
                .page(0, rows)
                .list();
    }
}

package dev.thinkwatt.catalog.model;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class ServedModelRepository implements PanacheRepositoryBase<ServedModelRow, String> {

    List<ServedModelRow> page(String afterId, int rows) {
        return find("id > ?1 order by id", afterId).page(0, rows).list();
    }
}

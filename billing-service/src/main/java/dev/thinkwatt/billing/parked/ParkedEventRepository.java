package dev.thinkwatt.billing.parked;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class ParkedEventRepository implements PanacheRepositoryBase<ParkedEventRow, Long> {

    List<ParkedEventRow> after(long id, int limit) {
        return find("id > ?1 order by id", id).page(0, limit).list();
    }
}

package dev.thinkwatt.billing.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class SeatRepository implements PanacheRepositoryBase<SeatRow, String> {

    List<SeatRow> after(String accountId, String subscriberId, int limit) {
        return find("accountId = ?1 and subscriberId > ?2 order by subscriberId", accountId, subscriberId)
                .page(0, limit)
                .list();
    }

    List<SeatRow> of(String accountId) {
        return list("accountId", accountId);
    }
}

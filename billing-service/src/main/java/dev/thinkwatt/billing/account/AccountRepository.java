package dev.thinkwatt.billing.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<AccountRow, String> {

    List<AccountRow> after(String accountId, int limit) {
        return find("accountId > ?1 order by accountId", accountId)
                .page(0, limit)
                .list();
    }
}

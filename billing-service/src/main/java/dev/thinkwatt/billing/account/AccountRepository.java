package dev.thinkwatt.billing.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<AccountRow, String> {

    Optional<AccountRow> lock(String accountId) {
        return findByIdOptional(accountId, LockModeType.PESSIMISTIC_WRITE);
    }

    List<AccountRow> after(String accountId, int limit) {
        return find("accountId > ?1 order by accountId", accountId)
                .page(0, limit)
                .list();
    }
}

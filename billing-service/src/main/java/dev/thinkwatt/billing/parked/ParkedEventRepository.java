package dev.thinkwatt.billing.parked;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class ParkedEventRepository implements PanacheRepositoryBase<ParkedEventRow, Long> {

    /** Those that fit, oldest first. */
    List<ParkedEventRow> after(long id, ParkedQuery query, int limit) {
        StringBuilder conditions = new StringBuilder("id > :after");
        Parameters parameters = Parameters.with("after", id);
        query.inState()
                .ifPresent(state -> conditions.append(
                        state == ParkedEventRow.State.OPEN
                                ? " and discardedAt is null"
                                : " and discardedAt is not null"));
        query.forReason().ifPresent(reason -> {
            conditions.append(" and reason = :reason");
            parameters.and("reason", reason.name());
        });
        query.ofAccount().ifPresent(account -> {
            conditions.append(" and (accountId = :account or recordKey = :account)");
            parameters.and("account", account);
        });
        return find(conditions + " order by id", parameters).page(0, limit).list();
    }

    /** One, which nobody else retries or discards before the transaction ends. */
    Optional<ParkedEventRow> lock(long id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }
}

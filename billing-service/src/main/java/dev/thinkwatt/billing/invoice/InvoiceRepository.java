package dev.thinkwatt.billing.invoice;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class InvoiceRepository implements PanacheRepositoryBase<InvoiceRow, UUID> {

    private static final UUID FIRST = new UUID(0, 0);

    Optional<InvoiceRow> of(String accountId, YearMonth period) {
        return find("accountId = ?1 and period = ?2", accountId, period.atDay(1))
                .firstResultOptional();
    }

    /** Invoices by id; filters that are null do not filter. */
    List<InvoiceRow> after(@Nullable UUID after, @Nullable String accountId, @Nullable YearMonth period, int limit) {
        StringBuilder query = new StringBuilder("invoiceId > :after");
        Parameters parameters = Parameters.with("after", after == null ? FIRST : after);
        if (accountId != null) {
            query.append(" and accountId = :account");
            parameters.and("account", accountId);
        }
        if (period != null) {
            query.append(" and period = :period");
            parameters.and("period", period.atDay(1));
        }
        return find(query + " order by invoiceId", parameters).page(0, limit).list();
    }

    /** Whose an invoice is. */
    Optional<String> accountOf(UUID invoiceId) {
        return getEntityManager()
                .createQuery("select i.accountId from InvoiceRow i where i.invoiceId = :id", String.class)
                .setParameter("id", invoiceId)
                .getResultStream()
                .findFirst();
    }
}

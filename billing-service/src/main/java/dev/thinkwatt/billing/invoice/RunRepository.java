package dev.thinkwatt.billing.invoice;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@ApplicationScoped
class RunRepository implements PanacheRepositoryBase<RunRow, String> {

    private static final String CLAIM = """
            select * from invoice_run_account where run_id = :run and status = 'WAITING'
            order by account_id limit 1 for no key update skip locked
            """;

    List<RunRow> running() {
        return list("status = ?1 order by startedAt", RunRow.Status.RUNNING);
    }

    /** All accounts there are. */
    void addAllAccounts(String runId) {
        getEntityManager()
                .createNativeQuery("insert into invoice_run_account (run_id, account_id, status)"
                        + " select :run, account_id, 'WAITING' from account")
                .setParameter("run", runId)
                .executeUpdate();
    }

    void addAccounts(String runId, List<String> accountIds) {
        accountIds.forEach(accountId -> getEntityManager().persist(RunAccountRow.waiting(runId, accountId)));
    }

    /** An account that waits and that no other replica has in hand. It stays claimed until the transaction ends. */
    Optional<RunAccountRow> claim(String runId) {
        return getEntityManager()
                .createNativeQuery(CLAIM, RunAccountRow.class)
                .setParameter("run", runId)
                .getResultStream()
                .map(RunAccountRow.class::cast)
                .findFirst();
    }

    Optional<RunAccountRow> account(String runId, String accountId) {
        return Optional.ofNullable(
                getEntityManager().find(RunAccountRow.class, new RunAccountRow.Id(runId, accountId)));
    }

    /** Completes a run of which no account waits. */
    void completeIfDone(String runId, Instant now) {
        update(
                "status = ?1, completedAt = ?2 where runId = ?3 and status = ?4"
                        + " and not exists (select 1 from RunAccountRow a where a.id.runId = ?3 and a.status = ?5)",
                RunRow.Status.COMPLETED,
                now,
                runId,
                RunRow.Status.RUNNING,
                RunAccountRow.Status.WAITING);
    }

    Map<RunAccountRow.Status, Long> counts(String runId) {
        Map<RunAccountRow.Status, Long> counts = new EnumMap<>(RunAccountRow.Status.class);
        getEntityManager()
                .createQuery(
                        "select a.status, count(*) from RunAccountRow a where a.id.runId = :run group by a.status",
                        Object[].class)
                .setParameter("run", runId)
                .getResultList()
                .forEach(row -> counts.put((RunAccountRow.Status) row[0], (Long) row[1]));
        return counts;
    }

    List<RunAccountRow> failed(String runId, int limit) {
        return getEntityManager()
                .createQuery(
                        "select a from RunAccountRow a where a.id.runId = :run and a.status = :failed"
                                + " order by a.id.accountId",
                        RunAccountRow.class)
                .setParameter("run", runId)
                .setParameter("failed", RunAccountRow.Status.FAILED)
                .setMaxResults(limit)
                .getResultList();
    }
}

package dev.thinkwatt.billing.invoice;

import static java.util.Objects.requireNonNull;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

@ApplicationScoped
class RunRepository implements PanacheRepositoryBase<RunRow, String> {

    private static final String CLAIM = """
            select * from invoice_run_account where run_id = :run and status = 'WAITING'
            order by account_id limit 1 for no key update skip locked
            """;

    private static final String COMPLETE = """
            update invoice_run set status = 'COMPLETED', completed_at = :now, ended = (
              select jsonb_object_agg(status, accounts)
              from (select status, count(*) as accounts from invoice_run_account where run_id = :run group by status) as counted)
            where run_id = :run and status = 'RUNNING'
              and not exists (select 1 from invoice_run_account where run_id = :run and status = 'WAITING')
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

    /** An account of a run, locked until the transaction ends. */
    Optional<RunAccountRow> lock(String runId, String accountId) {
        return Optional.ofNullable(getEntityManager()
                .find(RunAccountRow.class, new RunAccountRow.Id(runId, accountId), LockModeType.PESSIMISTIC_WRITE));
    }

    /** Which of these are no accounts. */
    Set<String> unknown(List<String> accountIds) {
        Set<String> unknown = new HashSet<>(accountIds);
        getEntityManager()
                .createNativeQuery("select account_id from account where account_id in (:ids)", String.class)
                .setParameter("ids", accountIds)
                .getResultList()
                .forEach(unknown::remove);
        return unknown;
    }

    /** Runs, newest first. */
    List<RunRow> newest(int limit) {
        return find("order by startedAt desc, runId").page(0, limit).list();
    }

    /** Runs, newest first, that come after another one. */
    List<RunRow> newestAfter(RunRow run, int limit) {
        return find(
                        "startedAt < ?1 or (startedAt = ?1 and runId > ?2) order by startedAt desc, runId",
                        run.startedAt,
                        run.runId)
                .page(0, limit)
                .list();
    }

    /** Completes a run of which no account waits, and keeps how many ended how: that is asked for often, and they may be many. */
    void completeIfDone(String runId, Instant now) {
        getEntityManager()
                .createNativeQuery(COMPLETE)
                .setParameter("run", runId)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** How many accounts of some runs are where. */
    Map<String, RunCounts> counts(List<String> runIds) {
        if (runIds.isEmpty()) {
            return Map.of();
        }
        Map<String, Map<RunAccountRow.Status, Long>> counts = new HashMap<>();
        runIds.forEach(runId -> counts.put(runId, new EnumMap<>(RunAccountRow.Status.class)));
        getEntityManager()
                .createQuery(
                        "select a.id.runId, a.status, count(*) from RunAccountRow a where a.id.runId in :runs"
                                + " group by a.id.runId, a.status",
                        Object[].class)
                .setParameter("runs", runIds)
                .getResultList()
                .forEach(row ->
                        requireNonNull(counts.get((String) row[0])).put((RunAccountRow.Status) row[1], (Long) row[2]));
        return counts.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new RunCounts(entry.getValue())));
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

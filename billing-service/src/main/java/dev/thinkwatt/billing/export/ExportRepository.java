package dev.thinkwatt.billing.export;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class ExportRepository implements PanacheRepositoryBase<ExportJobRow, String> {

    private static final String CLAIM = """
            update export_job set attempt = attempt + 1, leased_until = now() + make_interval(secs => :lease)
            where export_id = (
                select export_id from export_job
                where status = 'RUNNING' and (leased_until is null or leased_until < now())
                order by started_at limit 1 for update skip locked)
            returning *
            """;

    /** Takes on the export that has waited longest and that nobody else is writing, for so many seconds. */
    Optional<ExportJobRow> claim(double leaseSeconds) {
        return getEntityManager()
                .createNativeQuery(CLAIM, ExportJobRow.class)
                .setParameter("lease", leaseSeconds)
                .getResultStream()
                .map(ExportJobRow.class::cast)
                .findFirst();
    }

    /** Exports, newest first, from the one after another. */
    List<ExportJobRow> newest(Instant before, String beforeId, int limit) {
        return find(
                        "startedAt < ?1 or (startedAt = ?1 and exportId > ?2) order by startedAt desc, exportId",
                        before,
                        beforeId)
                .page(0, limit)
                .list();
    }

    /** Drops the files whose time is up. */
    void expire(Instant now) {
        List<ExportJobRow> expired = list("status = ?1 and expiresAt <= ?2", ExportJobRow.Status.COMPLETED, now);
        for (ExportJobRow row : expired) {
            dropChunks(row.exportId, Integer.MAX_VALUE);
            row.status = ExportJobRow.Status.EXPIRED;
        }
    }

    /** Drops what attempts before one have written. */
    void dropChunks(String exportId, int beforeAttempt) {
        getEntityManager()
                .createNativeQuery("delete from export_chunk where export_id = :id and attempt < :attempt")
                .setParameter("id", exportId)
                .setParameter("attempt", beforeAttempt)
                .executeUpdate();
    }
}

package dev.thinkwatt.billing.audit;

import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.support.progress.Progress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Prices all events again, several stretches of accounts at once, and gathers what differs in the order of accounts. */
final class ChargeAudits {

    private static final String SIZES =
            "select account_id, sum(charges)::bigint from usage_hour group by account_id order by account_id";

    /** Events of a stretch, at least, where accounts have so many. */
    private static final long STRETCH = 20_000;

    private final Catalog catalog;
    private final Findings findings;
    private final Progress progress;
    private final int workers;

    ChargeAudits(Catalog catalog, Findings findings, Progress progress, int workers) {
        this.catalog = catalog;
        this.findings = findings;
        this.progress = progress;
        this.workers = workers;
    }

    /** Accounts behind one and up to another; null where there is no end. */
    private record Stretch(@Nullable String after, @Nullable String last) {}

    void run(DataSource database, Snapshot snapshot) throws SQLException {
        AtomicLong done = new AtomicLong();
        List<Stretch> stretches = new ArrayList<>();
        long all = divide(snapshot.connection(), stretches);
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            List<Future<Findings>> found = new ArrayList<>();
            for (Stretch stretch : stretches) {
                found.add(threads.submit(
                        () -> audit(database, snapshot, stretch, rows -> progress.reached(done.addAndGet(rows), all))));
            }
            try {
                for (Future<Findings> each : found) {
                    findings.addAll(each.get());
                }
            } catch (ExecutionException e) {
                throw new SQLException("a stretch of accounts cannot be audited", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SQLException("the audit was interrupted", e);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private static long divide(Connection connection, List<Stretch> stretches) throws SQLException {
        long all = 0;
        try (PreparedStatement statement = connection.prepareStatement(SIZES);
                ResultSet row = statement.executeQuery()) {
            String after = null;
            long size = 0;
            while (row.next()) {
                all += row.getLong(2);
                size += row.getLong(2);
                if (size >= STRETCH) {
                    stretches.add(new Stretch(after, row.getString(1)));
                    after = row.getString(1);
                    size = 0;
                }
            }
            stretches.add(new Stretch(after, null));
        }
        return all;
    }

    private Findings audit(DataSource database, Snapshot snapshot, Stretch stretch, ChargeAudit.Rows rows)
            throws SQLException {
        Findings mine = new Findings();
        try (Snapshot joined = snapshot.join(database)) {
            new ChargeAudit(catalog, mine, rows).run(joined.connection(), stretch.after(), stretch.last());
        }
        return mine;
    }
}

package dev.thinkwatt.quota.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Counts again what all counters hold, some owners at a time while the service goes on. Whatever a decision changes is written
 * in one transaction, so each page is seen as it is at one moment; and no moment lasts long, because until it is over the
 * database keeps every version of each row.
 */
@ApplicationScoped
class CounterAudit {

    private final Snapshots snapshots;
    private final PageAudit pages;

    CounterAudit(Snapshots snapshots, PageAudit pages) {
        this.snapshots = snapshots;
        this.pages = pages;
    }

    /** Hears how far an audit is. */
    @FunctionalInterface
    interface Progress {

        /** Nobody listens. */
        Progress UNHEARD = (_, _) -> {};

        /** @param done owners audited, of all that had a counter when it began */
        void reached(long done, long all);
    }

    Audited run(Progress progress) {
        Sums sums = new Sums();
        long all = snapshots.read(CounterAudit::owners);
        Optional<String> last = next("", sums);
        while (last.isPresent()) {
            progress.reached(sums.owners(), Math.max(all, sums.owners()));
            last = next(last.get(), sums);
        }
        return sums.audited();
    }

    private Optional<String> next(String after, Sums sums) {
        return snapshots.read(connection -> pages.run(connection, after, sums));
    }

    private static long owners(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from counter")) {
            row.next();
            return row.getLong(1);
        }
    }
}

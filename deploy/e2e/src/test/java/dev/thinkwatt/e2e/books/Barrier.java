package dev.thinkwatt.e2e.books;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds whoever is about to write to a table, or to commit, exactly there: by a lock of the database, so that the service needs
 * no fail points of its own.
 */
final class Barrier implements AutoCloseable {

    /** Instead of a table: the commit of a batch. */
    static final String COMMIT = "commit";

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long COMMIT_LOCK = 4711;

    private static final String HELD = """
            select distinct application_name from pg_locks l join pg_stat_activity using (pid)
            where not granted and (l.relation = to_regclass('%1$s') or '%1$s' = 'commit' and l.locktype = 'advisory' and l.objid = %2$d)
            """;

    private final Connection holder;
    private final String where;

    private Barrier(Connection holder, String where) {
        this.holder = holder;
        this.where = where;
    }

    /** Makes commits of batches something that can be held. */
    static void prepare(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("""
                    create function hold_commit() returns trigger language plpgsql security definer as $$
                    begin
                        perform pg_advisory_xact_lock_shared(%d);
                        return null;
                    end $$;
                    create constraint trigger hold_commit after insert or update on intake deferrable initially deferred
                        for each row execute function hold_commit()
                    """.formatted(COMMIT_LOCK));
        }
    }

    static Barrier at(BillingSite site, String where) throws SQLException {
        Connection holder = site.connect();
        holder.setAutoCommit(false);
        try (Statement statement = holder.createStatement()) {
            statement.execute(
                    where.equals(COMMIT)
                            ? "select pg_advisory_xact_lock(" + COMMIT_LOCK + ")"
                            : "lock table " + where + " in share mode");
        }
        return new Barrier(holder, where);
    }

    /** The names of the replicas that are held, as soon as one is. */
    Set<String> awaitHeld() {
        Set<String> names = new TreeSet<>();
        await("somebody is held at " + where)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> names.addAll(held()));
        return names;
    }

    private Set<String> held() throws SQLException {
        Set<String> names = new TreeSet<>();
        try (Statement statement = holder.createStatement();
                ResultSet row = statement.executeQuery(HELD.formatted(where, COMMIT_LOCK))) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }

    @Override
    public void close() throws SQLException {
        holder.rollback();
        holder.close();
    }
}

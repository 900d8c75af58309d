package dev.thinkwatt.bench.machine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** quota-service's database, looked at from beside. */
public final class QuotaDatabase implements AutoCloseable {

    /** As many files of 16 MB as the server keeps for use again. */
    private static final int LOG_FILES = 128;

    private final Connection superuser;
    private final Place place;

    private QuotaDatabase(Connection superuser, Place place) {
        this.superuser = superuser;
        this.place = place;
    }

    public static QuotaDatabase connect(Place place) throws SQLException {
        return new QuotaDatabase(ServerSettings.connect(place, "quota", "postgres"), place);
    }

    /** What the server says to quota-service's own role. */
    public Map<String, String> settings() throws SQLException {
        return ServerSettings.read(place, "quota");
    }

    /**
     * Goes through files of the write-ahead log, so that they are used again from now on, as those of a server are that has run
     * for a while. One that is new is filled with zeroes and synced first, and whoever commits waits for it. A message goes into
     * each, since one that is empty is not left.
     */
    public void makeLogFiles() throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            for (int file = 0; file < LOG_FILES; file++) {
                statement.execute("select pg_logical_emit_message(false, 'bench', 'next')");
                statement.execute("select pg_switch_wal()");
            }
        }
        checkpoint();
    }

    /** So that nobody pays for the pages that another has changed. */
    public void checkpoint() throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("checkpoint");
        }
    }

    /**
     * Updates of counters so far.
     *
     * @param all of them
     * @param heapOnly those that touched no index
     */
    public record Updates(long all, long heapOnly) {
        public Updates since(Updates before) {
            return new Updates(all - before.all, heapOnly - before.heapOnly);
        }
    }

    public Updates counterUpdates() throws SQLException {
        try (Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(
                        "select n_tup_upd, n_tup_hot_upd from pg_stat_user_tables where relname = 'counter'")) {
            row.next();
            return new Updates(row.getLong(1), row.getLong(2));
        }
    }

    /**
     * Whether counters and kept decisions of the tight subscribers tell the same, and nobody was given more than the limit.
     *
     * @param subscribers who have a counter
     * @param wrong of those, whose counter is not the number of decisions that granted
     * @param above of those, who were granted more than the limit
     * @param granted decisions of all together
     */
    public record Admission(int subscribers, int wrong, int above, long granted) {}

    public Admission admission(String firstSubscriber, int limit) throws SQLException {
        String sql = """
                with granted as (
                    select subscriber_id, count(*) as granted from decision
                     where subscriber_id >= '%1$s' and outcome = 'GRANTED' group by subscriber_id),
                counted as (
                    select owner as subscriber_id, (windows::json -> 'thinking-week' ->> 'used')::numeric as used from counter
                     where owner >= '%1$s')
                select count(*), count(*) filter (where used is distinct from granted),
                       count(*) filter (where granted > %2$d), coalesce(sum(granted), 0)
                  from counted full join granted using (subscriber_id)
                """.formatted(firstSubscriber, limit);
        try (Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return new Admission(row.getInt(1), row.getInt(2), row.getInt(3), row.getLong(4));
        }
    }

    @Override
    public void close() throws SQLException {
        superuser.close();
    }
}

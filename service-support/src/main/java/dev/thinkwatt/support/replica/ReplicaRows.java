package dev.thinkwatt.support.replica;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;

/** The table that holds the latest value of each key. */
@Singleton
class ReplicaRows {

    /** A value to be stored, as JSON. */
    record Value(String topic, String key, long revision, String json) {}

    private static final int READ_MAX = 1000;

    /** Change numbers are drawn before the commit; only if writers go one by one does a reader of higher numbers miss none. */
    private static final String ONE_BY_ONE = "select pg_advisory_xact_lock(hashtext('replica_entry'))";

    private static final String STORE = """
            insert into replica_entry as entry (topic, key, revision, value)
            select topic, key, revision, value::jsonb
              from unnest(?::text[], ?::text[], ?::bigint[], ?::text[]) as published (topic, key, revision, value)
            on conflict (topic, key) do update
               set revision = excluded.revision, value = excluded.value, change = nextval('replica_change')
             where entry.revision < excluded.revision
            """;

    private static final String CHANGED = """
            select key, value::text, change from replica_entry where topic = ? and change > ? order by change limit ?
            """;

    private static final String COMPLETE = "insert into replica_completion (topic) values (?) on conflict do nothing";

    private final DataSource database;

    ReplicaRows(DataSource database) {
        this.database = database;
    }

    /** Keeps each value whose revision is higher than the one stored; no two of them may have one key. */
    void store(Connection connection, Collection<Value> values) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(ONE_BY_ONE);
                PreparedStatement store = connection.prepareStatement(STORE)) {
            lock.execute();
            store.setArray(1, connection.createArrayOf("text", column(values, Value::topic)));
            store.setArray(2, connection.createArrayOf("text", column(values, Value::key)));
            store.setArray(3, connection.createArrayOf("bigint", column(values, Value::revision)));
            store.setArray(4, connection.createArrayOf("text", column(values, Value::json)));
            store.executeUpdate();
        }
    }

    /** The next entries that changed after a change, in order; none means that there are no more. */
    List<ReplicaEntry> changedAfter(String topic, long change) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(CHANGED)) {
            select.setString(1, topic);
            select.setLong(2, change);
            select.setInt(3, READ_MAX);
            List<ReplicaEntry> entries = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    entries.add(new ReplicaEntry(row.getString(1), row.getString(2), row.getLong(3)));
                }
            }
            return entries;
        }
    }

    /** Notes that a topic was read to its end. */
    void complete(String topic) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(COMPLETE)) {
            insert.setString(1, topic);
            insert.executeUpdate();
        }
    }

    /** Whether a topic was ever read to its end. */
    boolean isComplete(String topic) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select from replica_completion where topic = ?")) {
            select.setString(1, topic);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }

    private static Object[] column(Collection<Value> values, Function<Value, Object> of) {
        return values.stream().map(of).toArray();
    }
}

package dev.thinkwatt.quota.decision;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.thinkwatt.model.plan.Knobs;
import dev.thinkwatt.quota.policy.Counter;
import dev.thinkwatt.quota.policy.Counters;
import dev.thinkwatt.quota.policy.Grant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of counters: one for each subscriber, and one for each account whose subscribers share an allowance. */
@ApplicationScoped
public class CounterRepository {

    private static final JsonColumn<Map<String, Counter>> WINDOWS = new JsonColumn<>(new TypeReference<>() {});
    private static final JsonColumn<List<Grant>> GRANTS = new JsonColumn<>(new TypeReference<>() {});
    private static final JsonColumn<Knobs> KNOBS = new JsonColumn<>(new TypeReference<>() {});

    private static final String FIND = "select owner, windows, grants, knobs from counter where owner = any(?)";
    private static final String PAGE = "select owner from counter where owner > ? order by owner limit ?";
    private static final String MISSING =
            "select id from unnest(?::text[]) as asked (id) where not exists (select from counter where owner = id)";
    private static final String LOCK = FIND + " order by owner for update";
    private static final String CREATE =
            "insert into counter (owner) select * from unnest(?::text[]) order by 1 on conflict do nothing";
    private static final String WRITE = """
            update counter set windows = new.windows, grants = new.grants, knobs = new.knobs
            from unnest(?::text[], ?::text[], ?::text[], ?::text[]) as new (owner, windows, grants, knobs)
            where counter.owner = new.owner
            """;

    /** What those hold who have a row, locked until the transaction ends, in one order whoever locks. */
    public Map<Owner, Held> lock(Connection connection, Collection<Owner> owners) throws SQLException {
        return select(connection, LOCK, owners);
    }

    /** What they hold, without waiting for anybody. */
    public Map<Owner, Held> find(Connection connection, Collection<Owner> owners) throws SQLException {
        return select(connection, FIND, owners);
    }

    /** The next so many that have a row after a key, in the order of keys. */
    public List<Owner> page(Connection connection, String after, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
            statement.setString(1, after);
            statement.setInt(2, limit);
            List<Owner> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Owner(rows.getString(1)));
                }
            }
            return found;
        }
    }

    /** Those of them that have no row. */
    public List<Owner> missing(Connection connection, Collection<Owner> owners) throws SQLException {
        List<Owner> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(MISSING)) {
            statement.setArray(1, keys(connection, owners));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Owner(rows.getString(1)));
                }
            }
        }
        return found;
    }

    /** Gives a row to those who have none. */
    public void create(Connection connection, List<Owner> owners) throws SQLException {
        try (Unnest<Owner> rows = new Unnest<>(connection, CREATE, owners)) {
            rows.text(Owner::key).execute();
        }
    }

    public void write(Connection connection, Map<Owner, Held> changed) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        try (Unnest<Map.Entry<Owner, Held>> rows = new Unnest<>(connection, WRITE, List.copyOf(changed.entrySet()))) {
            rows.text(entry -> entry.getKey().key())
                    .text(entry -> WINDOWS.write(entry.getValue().counters().windows()))
                    .text(entry -> GRANTS.write(entry.getValue().counters().grants()))
                    .text(entry -> KNOBS.write(entry.getValue().knobs()))
                    .execute();
        }
    }

    private static Map<Owner, Held> select(Connection connection, String sql, Collection<Owner> owners)
            throws SQLException {
        Map<Owner, Held> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, keys(connection, owners));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Counters counters = new Counters(WINDOWS.read(rows.getString(2)), GRANTS.read(rows.getString(3)));
                    found.put(new Owner(rows.getString(1)), new Held(counters, KNOBS.read(rows.getString(4))));
                }
            }
        }
        return found;
    }

    private static Array keys(Connection connection, Collection<Owner> owners) throws SQLException {
        return connection.createArrayOf("text", owners.stream().map(Owner::key).toArray(String[]::new));
    }
}

package dev.thinkwatt.quota.decision;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Any number of rows in one statement: one array per column, in the order of the statement's {@code unnest}. */
final class Unnest<T> implements AutoCloseable {

    private final Connection connection;
    private final PreparedStatement statement;
    private final List<T> rows;
    private int column;

    Unnest(Connection connection, String sql, List<T> rows) throws SQLException {
        this.connection = connection;
        this.statement = connection.prepareStatement(sql);
        this.rows = rows;
    }

    Unnest<T> text(Function<T, ? extends @Nullable Object> value) throws SQLException {
        return column("text", rows.stream().map(row -> text(value.apply(row))).toArray(String[]::new));
    }

    Unnest<T> integer(Function<T, Integer> value) throws SQLException {
        return column("int4", rows.stream().map(value).toArray(Integer[]::new));
    }

    Unnest<T> flag(Function<T, Boolean> value) throws SQLException {
        return column("bool", rows.stream().map(value).toArray(Boolean[]::new));
    }

    /** A parameter that is the same for every row. */
    Unnest<T> forAll(Object value) throws SQLException {
        statement.setObject(++column, value);
        return this;
    }

    void execute() throws SQLException {
        statement.executeUpdate();
    }

    /** Typed arrays travel in binary. Of an {@code Object[]} the driver makes one long text, quote by quote. */
    private Unnest<T> column(String type, Object[] values) throws SQLException {
        statement.setArray(++column, connection.createArrayOf(type, values));
        return this;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}

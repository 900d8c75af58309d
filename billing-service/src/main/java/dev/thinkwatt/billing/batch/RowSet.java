package dev.thinkwatt.billing.batch;

import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Rows by columns, to hand a whole batch to PostgreSQL at once: as one {@code COPY}, or as one {@code unnest} of arrays where
 * a statement does more than insert. Either stays the same however many rows there are.
 */
public final class RowSet<T> {

    /** SQL's state of a connection that is gone. */
    private static final String CONNECTION_LOST = "08006";

    private record Column(
            String name, String type, @Nullable Object[] values) {}

    private final List<T> rows;
    private final List<Column> columns = new ArrayList<>();

    private RowSet(List<T> rows) {
        this.rows = rows;
    }

    public static <T> RowSet<T> of(List<T> rows) {
        return new RowSet<>(rows);
    }

    /**
     * One more column.
     *
     * @param type PostgreSQL's name of the element type
     * @param value what a row has in it; instants travel as ISO-8601, everything else as the driver's own text
     */
    public RowSet<T> column(String name, String type, Function<T, ? extends @Nullable Object> value) {
        Object[] values = type.equals("bytea") ? new byte[rows.size()][] : new Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            Object of = value.apply(rows.get(i));
            values[i] = of instanceof Instant instant ? instant.toString() : of;
        }
        columns.add(new Column(name, type, values));
        return this;
    }

    /** Inserts all rows by {@code COPY}; how many, or 0 without asking the database if there are none. */
    public long insertInto(Connection connection, String table) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        CopyText text = new CopyText();
        for (int row = 0; row < rows.size(); row++) {
            for (Column column : columns) {
                text.value(column.values()[row]);
            }
            text.endRow();
        }
        try {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " (" + names() + ") from stdin", text.bytes());
        } catch (IOException e) {
            throw new SQLException("rows cannot be sent", CONNECTION_LOST, e);
        }
    }

    /** Prepares a statement that contains {@link #unnest()}, its arrays bound from the first parameter on. */
    public PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            Array array = connection.createArrayOf(column.type(), column.values());
            statement.setArray(i + 1, array);
        }
        return statement;
    }

    /** {@code insert into … select * from unnest(…)}, to be continued with a conflict clause or {@code returning}. */
    public String insert(String table) {
        return "insert into " + table + " (" + names() + ") select * from " + unnest();
    }

    /** {@code unnest(?, ?, …)}, one array for each column. */
    public String unnest() {
        return "unnest("
                + String.join(
                        ", ",
                        columns.stream()
                                .map(column -> "?::" + column.type() + "[]")
                                .toList())
                + ")";
    }

    private String names() {
        return String.join(", ", columns.stream().map(Column::name).toList());
    }
}

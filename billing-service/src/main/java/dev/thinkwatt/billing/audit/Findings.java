package dev.thinkwatt.billing.audit;

import dev.thinkwatt.billing.audit.Books.Difference;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gathers differences: all are counted, the first are kept. */
final class Findings {

    private static final int KEPT_MAX = 20;

    private final List<Difference> first = new ArrayList<>();
    private long count;

    void add(String what, String id, @Nullable Object recorded, @Nullable Object expected) {
        count++;
        if (first.size() < KEPT_MAX) {
            first.add(new Difference(what, id, text(recorded), text(expected)));
        }
    }

    /** Adds what somebody else found. */
    void addAll(Findings others) {
        count += others.count;
        others.first.stream().limit(KEPT_MAX - first.size()).forEach(first::add);
    }

    /** Two amounts must be the same number, however many zeros they end in. */
    void same(String what, String id, @Nullable BigDecimal recorded, BigDecimal expected) {
        if (recorded == null) {
            add(what, id, "nothing", expected.toPlainString());
        } else if (recorded.compareTo(expected) != 0) {
            add(what, id, recorded.toPlainString(), expected.toPlainString());
        }
    }

    /** Two values must be equal. */
    void equal(String what, String id, @Nullable Object recorded, @Nullable Object expected) {
        if (!Objects.equals(recorded, expected)) {
            add(what, id, recorded, expected);
        }
    }

    /** Every row of the query is a difference: its id, what is recorded, what is expected. */
    void none(Connection connection, String what, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                add(what, row.getString(1), row.getString(2), row.getString(3));
            }
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "nothing" : value.toString();
    }

    List<Difference> first() {
        return List.copyOf(first);
    }

    long count() {
        return count;
    }
}

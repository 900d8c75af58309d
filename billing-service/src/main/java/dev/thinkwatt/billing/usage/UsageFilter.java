package dev.thinkwatt.billing.usage;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which usage is meant: conditions in SQL and what they are compared with. What is null does not filter. */
final class UsageFilter {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    UsageFilter equal(String column, @Nullable Object value) {
        return value == null ? this : and(column + " = ?", value);
    }

    /** Started at an instant or later, and before another. */
    UsageFilter started(@Nullable Instant from, @Nullable Instant to) {
        if (from != null) {
            and("started_at >= ?", from.atOffset(ZoneOffset.UTC));
        }
        if (to != null) {
            and("started_at < ?", to.atOffset(ZoneOffset.UTC));
        }
        return this;
    }

    private UsageFilter and(String condition, Object value) {
        conditions.add(condition);
        values.add(value);
        return this;
    }

    /** {@code true} where nothing filters. */
    String sql() {
        return conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    }

    /** Binds the values; the next parameter's index. */
    int bind(PreparedStatement statement, int from) throws SQLException {
        int index = from;
        for (Object value : values) {
            statement.setObject(index++, value);
        }
        return index;
    }
}

package dev.thinkwatt.billing.retention;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The partitions of usage, through the functions that alone may make and drop them; one replica at a time. */
@ApplicationScoped
public class UsagePartitions {

    private record Span(YearMonth first, YearMonth last) {

        boolean has(YearMonth month) {
            return !month.isBefore(first) && !month.isAfter(last);
        }
    }

    /** Held by whoever makes or drops one. */
    private static final long LOCK = 0x75736167654d6f6eL;

    /** Whoever is told so tries again. */
    private static final String SERIALIZATION_FAILURE = "40001";

    private static final String THERE =
            "select to_regclass('charge_' || ?) is not null and to_regclass('usage_event_' || ?) is not null";

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM", Locale.ROOT);

    private volatile @Nullable Span ahead;

    /** Makes those of months for which none was made ahead: of usage that comes late, or by a clock that is. */
    public void require(Connection connection, Collection<YearMonth> months) throws SQLException {
        Span made = ahead;
        List<YearMonth> late = months.stream()
                .distinct()
                .filter(month -> made == null || !made.has(month))
                .sorted()
                .toList();
        if (late.isEmpty()) {
            return;
        }
        // Whoever drops one locks the tables last, too: what is missing is made before they are locked here.
        for (YearMonth month : late) {
            if (!isThere(connection, month)) {
                make(connection, month, month);
            }
        }
        keep(connection);
        for (YearMonth month : late) {
            if (!isThere(connection, month)) {
                throw new SQLException("usage of " + month + " was dropped just now", SERIALIZATION_FAILURE);
            }
        }
    }

    /** None that is there is dropped before this transaction ends. */
    private static void keep(Connection connection) throws SQLException {
        try (Statement lock = connection.createStatement()) {
            lock.execute("lock table only charge, only usage_event in row exclusive mode");
        }
    }

    private static boolean isThere(Connection connection, YearMonth month) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(THERE)) {
            statement.setString(1, MONTH.format(month));
            statement.setString(2, MONTH.format(month));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Makes what is missing for these months, and tells how many that were. */
    int make(Connection connection, YearMonth first, YearMonth last) throws SQLException {
        lock(connection);
        try (PreparedStatement statement = connection.prepareStatement("select make_usage_partitions(?, ?)")) {
            statement.setObject(1, first.atDay(1));
            statement.setObject(2, last.atDay(1));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** These have been made, and that is committed. */
    void made(YearMonth first, YearMonth last) {
        ahead = new Span(first, last);
    }

    /** Drops the oldest before a month that nothing needs, if there is one, and tells its name. */
    Optional<String> dropOldest(Connection connection, YearMonth keepFrom) throws SQLException {
        lock(connection);
        try (PreparedStatement statement = connection.prepareStatement("select drop_usage_partition(?)")) {
            statement.setObject(1, keepFrom.atDay(1));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getString(1));
            }
        }
    }

    /** Forgets ids of dropped months before one, so many at most, and tells how many that were. */
    int forget(Connection connection, YearMonth before, int rowsMax) throws SQLException {
        lock(connection);
        try (PreparedStatement statement = connection.prepareStatement("select forget_events(?, ?)")) {
            statement.setObject(1, before.atDay(1));
            statement.setInt(2, rowsMax);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static void lock(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            statement.setLong(1, LOCK);
            statement.execute();
        }
    }
}

package dev.thinkwatt.billing.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which months of an account are closed. A month closes once, with its invoice; usage that arrives later belongs to the
 * next open one.
 */
@ApplicationScoped
public class Months {

    /** Held shared by whoever books usage and exclusively by whoever closes a month, so that no charge slips between. */
    private static final long LOCK = 0x6d6f6e746873L;

    /** Closed months of some accounts, as one transaction sees them. */
    public record Closed(Map<String, Set<YearMonth>> byAccount) {
        /**
         * The month itself, or the first one after all that are closed: nothing is added to a month once a later one is closed,
         * because that one may have charged what came before it.
         */
        public YearMonth firstOpen(String accountId, YearMonth month) {
            return byAccount.getOrDefault(accountId, Set.of()).stream()
                    .max(Comparator.naturalOrder())
                    .map(last -> last.plusMonths(1))
                    .filter(open -> open.isAfter(month))
                    .orElse(month);
        }
    }

    /** The closed months of accounts; none of them closes another before this transaction ends. */
    public Closed closed(Connection connection, Collection<String> accountIds) throws SQLException {
        lock(connection, "select pg_advisory_xact_lock_shared(?)");
        Map<String, Set<YearMonth>> closed = new HashMap<>();
        try (PreparedStatement statement =
                connection.prepareStatement("select account_id, month from closed_month where account_id = any (?)")) {
            statement.setArray(1, connection.createArrayOf("text", accountIds.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    YearMonth month = YearMonth.from(row.getObject(2, LocalDate.class));
                    closed.computeIfAbsent(row.getString(1), id -> new HashSet<>())
                            .add(month);
                }
            }
        }
        return new Closed(closed);
    }

    /** Waits until nobody is booking usage, and keeps everybody from it until this transaction ends. */
    public void lockForClosing(Connection connection) throws SQLException {
        lock(connection, "select pg_advisory_xact_lock(?)");
    }

    /** Closes a month. The caller holds the lock. */
    public void close(Connection connection, String accountId, YearMonth month) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("insert into closed_month (account_id, month) values (?, ?)")) {
            statement.setString(1, accountId);
            statement.setObject(2, month.atDay(1));
            statement.executeUpdate();
        }
    }

    private static void lock(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, LOCK);
            statement.executeQuery();
        }
    }
}

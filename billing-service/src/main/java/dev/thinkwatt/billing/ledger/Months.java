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

    /**
     * One for each group of accounts, by hash: held shared by whoever books usage and exclusively by whoever closes a month, so that no
     * charge slips between. Months of accounts of different groups are closed side by side, and a batch takes few locks however many
     * accounts it has. Usage of one account waits while a month of any in its group is closed; a large batch has accounts in all groups,
     * and waits for any.
     */
    private static final int LOCK = 0x6d6f6e74;

    private static final int GROUPS = 64;

    /** Held shared by whoever closes a month. */
    private static final long CLOSING = 0x6d6f6e746873L;

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
        lockForBooking(connection, accountIds);
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

    /** In one order, for two batches must not wait for each other behind one that closes. */
    private static void lockForBooking(Connection connection, Collection<String> accountIds) throws SQLException {
        Object[] groups =
                accountIds.stream().map(Months::group).distinct().sorted().toArray();
        try (PreparedStatement statement =
                connection.prepareStatement("select pg_advisory_xact_lock_shared(?, g) from unnest(?) g")) {
            statement.setInt(1, LOCK);
            statement.setArray(2, connection.createArrayOf("int4", groups));
            statement.executeQuery();
        }
    }

    /** Waits until nobody is booking usage of the account, and keeps everybody from it until this transaction ends. */
    public void lockForClosing(Connection connection, String accountId) throws SQLException {
        lock(connection, "select pg_advisory_xact_lock_shared(?)");
        try (PreparedStatement statement = connection.prepareStatement("select pg_advisory_xact_lock(?, ?)")) {
            statement.setInt(1, LOCK);
            statement.setInt(2, group(accountId));
            statement.executeQuery();
        }
    }

    /** Waits until nobody is closing a month, and keeps everybody from it until this transaction ends. */
    public void keepFromClosing(Connection connection) throws SQLException {
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
            statement.setLong(1, CLOSING);
            statement.executeQuery();
        }
    }

    private static int group(String accountId) {
        return Math.floorMod(accountId.hashCode(), GROUPS);
    }
}

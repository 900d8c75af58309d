package dev.thinkwatt.billing.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What the ledger comes to. */
@ApplicationScoped
public class Balances {

    private static final String OF_ALL = """
            select currency, ledger_account, sum(amount) as balance from ledger_entry where true
            """;
    private static final String OF_ONE = " and account_id = ?";
    private static final String BEFORE = " and booked_at < ?";
    private static final String GROUPED = " group by currency, ledger_account order by currency, ledger_account";

    private final DataSource database;

    Balances(DataSource database) {
        this.database = database;
    }

    /** @param balance debits less credits, to the last digit */
    public record Balance(String currency, String ledgerAccount, BigDecimal balance) {}

    /**
     * By currency and ledger account; those of one currency add up to nothing.
     *
     * @param accountId null: of all accounts
     * @param before what was booked at this instant or later is left out; null: nothing is. What transactions under way have booked
     *     before it is counted once they end
     */
    List<Balance> at(@Nullable String accountId, @Nullable Instant before) {
        try (Connection connection = database.getConnection()) {
            return at(connection, accountId, before);
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger cannot be added up", e);
        }
    }

    /** Of all accounts, as a transaction sees them. */
    public static List<Balance> of(Connection connection) throws SQLException {
        return at(connection, null, null);
    }

    private static List<Balance> at(Connection connection, @Nullable String accountId, @Nullable Instant before)
            throws SQLException {
        String sql = OF_ALL + (accountId == null ? "" : OF_ONE) + (before == null ? "" : BEFORE) + GROUPED;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int parameter = 1;
            if (accountId != null) {
                statement.setString(parameter++, accountId);
            }
            if (before != null) {
                statement.setObject(parameter, before.atOffset(ZoneOffset.UTC));
            }
            List<Balance> balances = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    balances.add(new Balance(row.getString(1), row.getString(2), row.getBigDecimal(3)));
                }
            }
            return balances;
        }
    }
}

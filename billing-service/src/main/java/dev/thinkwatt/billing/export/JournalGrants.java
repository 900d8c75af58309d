package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.credit.Credit;
import dev.thinkwatt.billing.ledger.LedgerAccount;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.Map;
import java.util.function.Consumer;

/** Credit that was granted in a month (UTC), came with a plan, or was given back, as double entry. */
final class JournalGrants {

    private static final int FETCH_SIZE = 100;

    private static final String CHOSEN = """
             from credit c join account a using (account_id)
            where date_trunc('month', c.granted_at at time zone 'UTC') = ? and (?::text is null or account_id = ?)
            """;

    private JournalGrants() {}

    static long count(Connection connection, Selection selection) throws SQLException {
        try (PreparedStatement statement = choose(connection, "select count(*)" + CHOSEN, selection);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    static void each(Connection connection, Selection selection, Consumer<JournalEntry> each) throws SQLException {
        String query = "select c.*, a.name" + CHOSEN + " order by c.granted_at, account_id, c.credit_id";
        try (PreparedStatement statement = choose(connection, query, selection)) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    each.accept(entry(row));
                }
            }
        }
    }

    private static JournalEntry entry(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        BigDecimal kept = row.getBigDecimal("amount");
        BigDecimal amount = kept.setScale(Math.max(kept.scale(), currency.getDefaultFractionDigits()));
        Credit.Source source = Credit.Source.valueOf(row.getString("source"));
        return new JournalEntry(
                JournalEntry.date(
                        row.getObject("granted_at", OffsetDateTime.class).toInstant()),
                row.getString("credit_id"),
                row.getString("account_id"),
                row.getString("name"),
                currency,
                source == Credit.Source.RETURNED ? "Credit given back" : "Credit granted",
                Map.of(source.against(), amount, LedgerAccount.CREDITS, amount.negate()));
    }

    private static PreparedStatement choose(Connection connection, String query, Selection selection)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(query);
        statement.setObject(1, selection.period().atDay(1).atStartOfDay());
        statement.setString(2, selection.accountId());
        statement.setString(3, selection.accountId());
        return statement;
    }
}

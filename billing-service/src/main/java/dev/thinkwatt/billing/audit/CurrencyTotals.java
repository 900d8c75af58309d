package dev.thinkwatt.billing.audit;

import dev.thinkwatt.billing.audit.Books.Totals;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Adds everything up, by currency. */
final class CurrencyTotals {

    private static final String TOTALS = """
            select currency, sum(worth) as worth, sum(charged) as charged, sum(energy) as energy,
                sum(invoices) as invoices, sum(drafts) as drafts, sum(finalised) as finalised
            from (
                select currency, sign * worth as worth, sign * charged as charged, sign * energy_amount as energy,
                    0 as invoices, 0 as drafts, 0 as finalised
                from booking
                union all
                select currency, 0, 0, 0, 1, case status when 'DRAFT' then total else 0 end,
                    case status when 'FINALISED' then total else 0 end
                from invoice) all_amounts
            group by currency order by currency
            """;

    private static final String BALANCES =
            "select ledger_account, sum(amount) from ledger_entry where currency = ? group by 1 order by 1";

    private CurrencyTotals() {}

    static Map<String, Totals> read(Connection connection) throws SQLException {
        Map<String, Totals> totals = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(TOTALS);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String currency = row.getString("currency");
                totals.put(currency, totals(row, balances(connection, currency)));
            }
        }
        return totals;
    }

    private static Totals totals(ResultSet row, Map<String, BigDecimal> balances) throws SQLException {
        return new Totals(
                row.getBigDecimal("worth"),
                row.getBigDecimal("charged"),
                row.getBigDecimal("energy"),
                balances,
                row.getLong("invoices"),
                row.getBigDecimal("drafts"),
                row.getBigDecimal("finalised"));
    }

    private static Map<String, BigDecimal> balances(Connection connection, String currency) throws SQLException {
        Map<String, BigDecimal> balances = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(BALANCES)) {
            statement.setString(1, currency);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    balances.put(row.getString(1), row.getBigDecimal(2));
                }
            }
        }
        return balances;
    }
}

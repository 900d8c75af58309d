package dev.thinkwatt.billing.audit;

import dev.thinkwatt.billing.audit.Books.Totals;
import dev.thinkwatt.billing.ledger.Balances;
import dev.thinkwatt.billing.ledger.Balances.Balance;
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

    private CurrencyTotals() {}

    static Map<String, Totals> read(Connection connection) throws SQLException {
        Map<String, Map<String, BigDecimal>> balances = balances(connection);
        Map<String, Totals> totals = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(TOTALS);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String currency = row.getString("currency");
                totals.put(currency, totals(row, balances.getOrDefault(currency, Map.of())));
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

    /** By currency and ledger account. */
    private static Map<String, Map<String, BigDecimal>> balances(Connection connection) throws SQLException {
        Map<String, Map<String, BigDecimal>> balances = new TreeMap<>();
        for (Balance balance : Balances.of(connection)) {
            balances.computeIfAbsent(balance.currency(), currency -> new TreeMap<>())
                    .put(balance.ledgerAccount(), balance.balance());
        }
        return balances;
    }
}

package dev.thinkwatt.billing.audit;

import dev.thinkwatt.billing.account.AccountReader;
import dev.thinkwatt.billing.invoice.BaseFees;
import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.catalog.Catalog;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** Works out the base fees of final invoices again, from the seats and the plans that their accounts had. */
final class FeeAudit {

    private static final int FETCH_SIZE = 1000;

    private static final String INVOICES = """
            select invoice_id, account_id, period, (document::json -> 'totals' ->> 'baseFee')::numeric as base_fee
            from invoice where status = 'FINALISED'
            """;

    private final Catalog catalog;
    private final Findings findings;

    FeeAudit(Catalog catalog, Findings findings) {
        this.catalog = catalog;
        this.findings = findings;
    }

    void run(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INVOICES)) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    compare(connection, row);
                }
            }
        }
    }

    private void compare(Connection connection, ResultSet row) throws SQLException {
        String id = row.getString("invoice_id");
        Account account = AccountReader.read(connection, row.getString("account_id"));
        Optional<BigDecimal> fee = BaseFees.exact(
                account,
                AccountReader.seats(connection, account.accountId()),
                YearMonth.from(row.getObject("period", LocalDate.class)),
                catalog);
        if (fee.isPresent()) {
            findings.same("invoice: base fee", id, row.getBigDecimal("base_fee"), fee.get());
        } else {
            findings.add("invoice: base fee", id, row.getBigDecimal("base_fee"), "a plan that is in the catalog");
        }
    }
}

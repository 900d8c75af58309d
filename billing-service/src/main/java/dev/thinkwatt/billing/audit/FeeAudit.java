package dev.thinkwatt.billing.audit;

import dev.thinkwatt.billing.account.AccountReader;
import dev.thinkwatt.billing.invoice.BaseFees;
import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.account.Seat;
import dev.thinkwatt.model.catalog.Catalog;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Works out the base fees of final invoices again, from the seats and the plans that their accounts had. */
final class FeeAudit {

    private static final int FETCH_SIZE = 1000;

    private static final String INVOICES = """
            select invoice_id, account_id, period, (document::json -> 'totals' ->> 'baseFee')::numeric as base_fee
            from invoice where status = 'FINALISED' order by account_id
            """;

    private final Catalog catalog;
    private final Findings findings;

    /** Whose invoices are looked at: they come account by account. */
    private @Nullable Payer payer;

    private record Payer(Account account, List<Seat> seats) {}

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
        Payer payer = payer(connection, row.getString("account_id"));
        Optional<BigDecimal> fee = BaseFees.exact(
                payer.account(), payer.seats(), YearMonth.from(row.getObject("period", LocalDate.class)), catalog);
        if (fee.isPresent()) {
            findings.same("invoice: base fee", id, row.getBigDecimal("base_fee"), fee.get());
        } else {
            findings.add("invoice: base fee", id, row.getBigDecimal("base_fee"), "a plan that is in the catalog");
        }
    }

    private Payer payer(Connection connection, String accountId) throws SQLException {
        Payer known = payer;
        if (known == null || !known.account().accountId().equals(accountId)) {
            known = new Payer(AccountReader.read(connection, accountId), AccountReader.seats(connection, accountId));
            payer = known;
        }
        return known;
    }
}

package dev.thinkwatt.billing.audit;

import dev.thinkwatt.billing.audit.PeriodAudit.Charged;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;

/** Compares invoices with the charges that they are drawn from, and the final ones with the ledger. */
final class InvoiceAudit {

    private static final int FETCH_SIZE = 1000;

    /**
     * The exact base fee, which {@link FeeAudit} works out, and the sum of the lines are read from the document; a document's rounding is what is owed less
     * what is exact. Ledger entries of a final invoice are those of its charges and its own two transfers; once its charges
     * are dropped, nobody can tell which they were.
     */
    private static final String INVOICES = """
            select i.invoice_id, i.status, i.events, i.exact_amount, i.total,
                (i.document::json -> 'totals' ->> 'baseFee')::numeric as base_fee,
                i.account_id, i.period, i.currency,
                coalesce((i.document::json -> 'totals' ->> 'periodCharges')::numeric, 0) as period_charges,
                coalesce((i.document::json -> 'totals' ->> 'commitment')::numeric, 0) as commitment,
                (i.document::json -> 'totals' ->> 'exact')::numeric as document_exact,
                (i.document::json -> 'totals' ->> 'total')::numeric as document_total,
                coalesce((i.document::json -> 'totals' ->> 'tax')::numeric, 0) as tax,
                coalesce((i.document::json -> 'totals' ->> 'discounts')::numeric, 0)
                    + coalesce((i.document::json -> 'totals' ->> 'minimum')::numeric, 0) as agreed,
                (select coalesce(sum((line ->> 'amount')::numeric), 0)
                    from json_array_elements(i.document::json -> 'lines') line) as lines,
                (select coalesce(sum((line ->> 'exact')::numeric), 0)
                    from json_array_elements(i.document::json -> 'lines') line) as lines_exact,
                c.charges, c.charged, l.receivable,
                i.period >= coalesce((select max(kept_from) from dropped_month), '-infinity') as kept
            from invoice i
                left join lateral (
                    select coalesce(sum(charges + reversals), 0)::bigint as charges,
                        coalesce(sum(charged + energy_amount), 0) as charged
                    from usage_hour where account_id = i.account_id and invoice_month = i.period) c on true
                left join lateral (
                    select sum(e.amount) as receivable
                    from ledger_entry e
                    where i.status = 'FINALISED' and e.account_id = i.account_id and e.ledger_account = 'receivable'
                        and (e.transfer_id = i.invoice_id
                            or e.transfer_id in (
                                select transfer_id from booking
                                where account_id = i.account_id and invoice_month = i.period))) l on true
            """;

    private final Findings findings;
    private final PeriodAudit periods;
    private final EnergyAudit energy;
    private long stale;

    InvoiceAudit(PeriodAudit periods, EnergyAudit energy, Findings findings) {
        this.periods = periods;
        this.energy = energy;
        this.findings = findings;
    }

    void run(Connection connection) throws SQLException {
        periods.find(connection);
        energy.find(connection);
        try (PreparedStatement statement = connection.prepareStatement(INVOICES)) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    compare(connection, row);
                }
            }
        }
    }

    /** Drafts that know fewer events than there are by now. */
    long stale() {
        return stale;
    }

    private void compare(Connection connection, ResultSet row) throws SQLException {
        String id = row.getString("invoice_id");
        BigDecimal total = row.getBigDecimal("total");
        BigDecimal exact = row.getBigDecimal("exact_amount");
        findings.same("invoice: total of its document", id, row.getBigDecimal("document_total"), total);
        findings.same(
                "invoice: sum of its lines and its tax",
                id,
                row.getBigDecimal("lines").add(row.getBigDecimal("tax")),
                total);
        findings.same("invoice: exact sum of its document", id, row.getBigDecimal("document_exact"), exact);
        findings.same("invoice: exact sum of its lines", id, row.getBigDecimal("lines_exact"), exact);
        boolean isFinal = row.getString("status").equals("FINALISED");
        if (!isFinal && row.getLong("events") < row.getLong("charges")) {
            stale++;
            return;
        }
        findings.equal("invoice: events", id, row.getLong("events"), row.getLong("charges"));
        String account = row.getString("account_id");
        YearMonth month = YearMonth.from(row.getObject("period", LocalDate.class));
        Charged period = periods.charged(connection, account, month);
        BigDecimal byUsage =
                energy.byUsage(connection, id, account, month, Currency.getInstance(row.getString("currency")));
        findings.same("invoice: charges of the period", id, row.getBigDecimal("period_charges"), period.charges());
        findings.same("invoice: missing to minimums", id, row.getBigDecimal("commitment"), period.commitment());
        findings.same(
                "invoice: exact amount against its charges",
                id,
                exact,
                row.getBigDecimal("charged")
                        .add(row.getBigDecimal("base_fee"))
                        .add(row.getBigDecimal("agreed"))
                        .add(byUsage)
                        .add(period.charges())
                        .add(period.commitment()));
        if (isFinal && row.getBoolean("kept")) {
            findings.same("invoice: total against the ledger", id, total, row.getBigDecimal("receivable"));
        }
    }
}

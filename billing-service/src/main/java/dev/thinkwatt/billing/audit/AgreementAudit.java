package dev.thinkwatt.billing.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.thinkwatt.billing.agreement.Agreements;
import dev.thinkwatt.billing.invoice.AgreedLines;
import dev.thinkwatt.billing.invoice.Invoice;
import dev.thinkwatt.billing.invoice.InvoiceLine;
import dev.thinkwatt.support.json.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Works out again what agreements with accounts make of their final invoices. */
final class AgreementAudit {

    private static final int FETCH_SIZE = 100;

    private static final String INVOICES = """
            select invoice_id, document from invoice i
            where status = 'FINALISED' and (exists (select from agreement a where a.account_id = i.account_id)
                or (document::json -> 'totals' ->> 'discounts')::numeric <> 0
                or (document::json -> 'totals' ->> 'minimum')::numeric <> 0)
            """;

    private final Findings findings;

    AgreementAudit(Findings findings) {
        this.findings = findings;
    }

    void run(Connection connection) throws SQLException {
        Agreements agreements = new Agreements(connection);
        try (PreparedStatement statement = connection.prepareStatement(INVOICES)) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    compare(row.getString("invoice_id"), invoice(row.getString("document")), agreements);
                }
            }
        }
    }

    private void compare(String id, Invoice invoice, Agreements agreements) throws SQLException {
        List<InvoiceLine> lines = invoice.lines();
        List<InvoiceLine> own = lines.stream().filter(line -> !isAgreed(line)).toList();
        List<InvoiceLine> recorded =
                lines.stream().filter(AgreementAudit::isAgreed).toList();
        List<InvoiceLine> expected = AgreedLines.of(
                        invoice.currency(), agreements.inForce(invoice.accountId(), invoice.period()), own)
                .lines();
        findings.equal("invoice: lines of agreements", id, recorded, expected);
    }

    private static boolean isAgreed(InvoiceLine line) {
        return line instanceof InvoiceLine.Discount || line instanceof InvoiceLine.Commitment;
    }

    private static Invoice invoice(String document) {
        try {
            return Json.tolerant().readValue(document, Invoice.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an invoice was written as JSON", e);
        }
    }
}

package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.invoice.CsvCell;
import dev.thinkwatt.billing.invoice.FinalInvoices;
import dev.thinkwatt.billing.invoice.Invoice;
import dev.thinkwatt.billing.invoice.InvoiceCsv;
import dev.thinkwatt.billing.invoice.IssuedCreditNotes;
import dev.thinkwatt.billing.invoice.KeptCreditNote;
import dev.thinkwatt.billing.invoice.KeptInvoice;
import dev.thinkwatt.billing.tax.Tax;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Final invoices, and their lines. */
final class InvoicesExport {

    private static final List<String> COLUMNS = List.of(
            "invoice",
            "number",
            "account",
            "account_name",
            "period",
            "from",
            "until",
            "finalised_at",
            "currency",
            "events",
            "lines",
            "worth",
            "base_fee",
            "usage",
            "period_charges",
            "commitment",
            "energy",
            "discounts",
            "minimum",
            "exact",
            "rounding",
            "net",
            "tax",
            "tax_category",
            "tax_percent",
            "total",
            "paid_by_credit");

    private InvoicesExport() {}

    static void csv(Connection connection, Selection selection, ExportFile file) throws SQLException {
        try (CsvFile csv = new CsvFile(file, COLUMNS)) {
            each(connection, selection, file, kept -> csv.row(cells(kept)));
        }
    }

    static void lines(Connection connection, Selection selection, ExportFile file) throws SQLException {
        try (CsvFile csv = new CsvFile(file, InvoiceCsv.columns())) {
            each(connection, selection, file, kept -> InvoiceCsv.rows(kept).forEach(csv::row));
        }
    }

    static void json(Connection connection, Selection selection, ExportFile file) throws SQLException {
        try (JsonFile json = new JsonFile(file)) {
            each(connection, selection, file, json::item);
        }
    }

    /** Hands over the final invoices of a selection, and counts them. */
    static void each(Connection connection, Selection selection, ExportFile file, Consumer<KeptInvoice> writer)
            throws SQLException {
        file.expect(FinalInvoices.count(connection, selection.period(), selection.accountId()));
        FinalInvoices.each(connection, selection.period(), selection.accountId(), kept -> {
            writer.accept(kept);
            file.done();
        });
    }

    /** Hands over the credit notes that were issued in the month of a selection, and counts them. */
    static void notes(Connection connection, Selection selection, ExportFile file, Consumer<KeptCreditNote> writer)
            throws SQLException {
        file.expect(IssuedCreditNotes.count(connection, selection.period(), selection.accountId()));
        IssuedCreditNotes.each(connection, selection.period(), selection.accountId(), kept -> {
            writer.accept(kept);
            file.done();
        });
    }

    private static Map<String, String> cells(KeptInvoice kept) {
        Invoice invoice = kept.invoice();
        Invoice.Totals totals = invoice.totals();
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("invoice", kept.invoiceId().toString());
        cells.put("number", CsvCell.text(kept.number()));
        cells.put("account", CsvCell.text(invoice.accountId()));
        cells.put("account_name", CsvCell.text(invoice.accountName()));
        cells.put("period", invoice.period().toString());
        cells.put("from", invoice.from().toString());
        cells.put("until", invoice.until().toString());
        cells.put("finalised_at", Objects.requireNonNull(kept.finalisedAt()).toString());
        cells.put("currency", invoice.currency().getCurrencyCode());
        cells.put("events", Long.toString(totals.events()));
        cells.put("lines", Integer.toString(invoice.lines().size()));
        cells.put("worth", CsvCell.number(totals.worth()));
        cells.put("base_fee", CsvCell.number(totals.baseFee()));
        cells.put("usage", CsvCell.number(totals.usage()));
        cells.put("period_charges", CsvCell.number(totals.periodCharges()));
        cells.put("commitment", CsvCell.number(totals.commitment()));
        cells.put("energy", CsvCell.number(totals.energy()));
        cells.put("discounts", CsvCell.number(totals.discounts()));
        cells.put("minimum", CsvCell.number(totals.minimum()));
        cells.put("exact", CsvCell.number(totals.exact()));
        cells.put("rounding", CsvCell.number(totals.rounding()));
        cells.put("net", CsvCell.number(totals.net()));
        cells.put("tax", CsvCell.number(totals.tax()));
        Tax tax = invoice.tax();
        if (tax != null) {
            cells.put("tax_category", tax.category().code());
            cells.put("tax_percent", CsvCell.number(tax.percent()));
        }
        cells.put("total", CsvCell.number(totals.total()));
        cells.put("paid_by_credit", CsvCell.number(totals.paidByCredit()));
        return cells;
    }
}

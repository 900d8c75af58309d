package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.invoice.CsvCell;
import dev.thinkwatt.billing.ledger.LedgerAccount;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The final invoices of a month, the credit notes and the credit that were issued in it (UTC), as double entry: for any
 * bookkeeping, and for hledger.
 */
final class JournalExport {

    private static final List<String> COLUMNS = List.of(
            "date", "document", "ledger_account", "debit", "credit", "currency", "account", "account_name", "memo");

    private JournalExport() {}

    static void csv(Connection connection, Selection selection, ExportFile file) throws SQLException {
        try (CsvFile csv = new CsvFile(file, COLUMNS)) {
            each(connection, selection, file, entry -> csv(entry, csv));
        }
    }

    static void hledger(Connection connection, Selection selection, ExportFile file) throws SQLException {
        try (Hledger hledger = new Hledger(file)) {
            each(connection, selection, file, hledger::entry);
        }
    }

    private static void each(Connection connection, Selection selection, ExportFile file, Consumer<JournalEntry> each)
            throws SQLException {
        InvoicesExport.each(connection, selection, file, kept -> {
            each.accept(JournalEntry.of(kept));
            if (!kept.invoice().credits().isEmpty()) {
                each.accept(JournalEntry.credit(kept));
            }
        });
        InvoicesExport.notes(connection, selection, file, kept -> each.accept(JournalEntry.of(kept)));
        file.expect(JournalGrants.count(connection, selection));
        JournalGrants.each(connection, selection, entry -> {
            each.accept(entry);
            file.done();
        });
    }

    private static void csv(JournalEntry entry, CsvFile csv) {
        for (Map.Entry<LedgerAccount, BigDecimal> leg : entry.legs().entrySet()) {
            BigDecimal amount = leg.getValue();
            csv.row(List.of(
                    entry.date().toString(),
                    CsvCell.text(entry.number()),
                    leg.getKey().code(),
                    amount.signum() > 0 ? CsvCell.number(amount) : "",
                    amount.signum() < 0 ? CsvCell.number(amount.negate()) : "",
                    entry.currency().getCurrencyCode(),
                    CsvCell.text(entry.accountId()),
                    CsvCell.text(entry.accountName()),
                    entry.memo()));
        }
    }

    /** A journal of hledger that declares all accounts and commodities that it uses. */
    static final class Hledger implements AutoCloseable {

        private final ExportFile file;
        private final PrintWriter out;
        private final TreeSet<String> commodities = new TreeSet<>();

        Hledger(ExportFile file) {
            this.file = file;
            this.out = new PrintWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8));
            for (LedgerAccount account : LedgerAccount.values()) {
                line("account " + account.code());
            }
            line("");
        }

        void entry(JournalEntry entry) {
            String currency = entry.currency().getCurrencyCode();
            commodities.add("commodity " + pattern(entry.currency().getDefaultFractionDigits()) + " " + currency);
            line(entry.date() + " (" + entry.number() + ") " + entry.memo() + "  ; account:" + entry.accountId());
            entry.legs().forEach((account, amount) -> {
                line("    " + account.code() + "  " + amount.toPlainString() + " " + currency);
                file.row();
            });
            line("");
        }

        @Override
        public void close() {
            commodities.forEach(this::line);
            out.close();
            if (out.checkError()) {
                throw new IllegalStateException("the journal was not written");
            }
        }

        private static String pattern(int digits) {
            return digits == 0 ? "1000." : "1000." + "0".repeat(digits);
        }

        private void line(String text) {
            out.print(text + "\n");
        }
    }
}

package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.seller.SellerConfig;
import java.sql.Connection;
import java.sql.SQLException;

/** Writes the file of an export from one snapshot of the database. */
final class ExportWriter {

    private final Connection snapshot;
    private final SellerConfig seller;

    ExportWriter(Connection snapshot, SellerConfig seller) {
        this.snapshot = snapshot;
        this.seller = seller;
    }

    void write(ExportKind kind, ExportFormat format, Selection selection, ExportFile file) throws SQLException {
        boolean csv = format == ExportFormat.CSV;
        switch (kind) {
            case INVOICES -> {
                if (csv) {
                    InvoicesExport.csv(snapshot, selection, file);
                } else {
                    InvoicesExport.json(snapshot, selection, file);
                }
            }
            case LINES -> InvoicesExport.lines(snapshot, selection, file);
            case CHARGES -> {
                if (csv) {
                    ChargesExport.csv(snapshot, selection, file);
                } else {
                    ChargesExport.json(snapshot, selection, file);
                }
            }
            case JOURNAL -> {
                if (csv) {
                    JournalExport.csv(snapshot, selection, file);
                } else {
                    JournalExport.hledger(snapshot, selection, file);
                }
            }
            case FOCUS -> FocusExport.csv(snapshot, selection, file, seller.name());
        }
    }
}

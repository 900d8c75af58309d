package dev.thinkwatt.billing.export;

import static dev.thinkwatt.billing.export.ExportFormat.CSV;
import static dev.thinkwatt.billing.export.ExportFormat.HLEDGER;
import static dev.thinkwatt.billing.export.ExportFormat.JSON;

import java.util.List;

/** What is exported, and as what it can be. */
enum ExportKind {
    /** Final invoices, one in a row. */
    INVOICES(List.of(CSV, JSON)),
    /** The lines of final invoices. */
    LINES(List.of(CSV)),
    /** Priced events, and those taken back. */
    CHARGES(List.of(CSV, JSON)),
    /** Final invoices as double entry. */
    JOURNAL(List.of(CSV, HLEDGER)),
    /** The lines of final invoices as a cost and usage dataset of FOCUS 1.2. */
    FOCUS(List.of(CSV));

    private final List<ExportFormat> formats;

    ExportKind(List<ExportFormat> formats) {
        this.formats = formats;
    }

    List<ExportFormat> formats() {
        return formats;
    }
}

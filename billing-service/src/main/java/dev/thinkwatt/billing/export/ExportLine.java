package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.export.ExportPages.Choice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An export as the page shows it.
 *
 * @param percent of what is to be read, read so far
 */
record ExportLine(
        String exportId,
        String content,
        String period,
        String account,
        ExportJobRow.Status status,
        String rows,
        int percent,
        String size,
        @Nullable String sha256,
        @Nullable String error,
        Instant startedAt,
        @Nullable Instant expiresAt) {

    static ExportLine of(ExportJobRow row) {
        String account = row.accountId;
        return new ExportLine(
                row.exportId,
                choice(row.kind, row.format).words(),
                row.month().toString(),
                account == null ? "all accounts" : account,
                row.status,
                Figures.grouped(row.rows),
                (int) (row.whole == 0 ? 0 : 100 * row.done / row.whole),
                Figures.grouped(row.size),
                row.sha256,
                row.error,
                row.startedAt,
                row.expiresAt);
    }

    static Choice choice(ExportKind kind, ExportFormat format) {
        String words = switch (kind) {
            case INVOICES -> "Invoices";
            case LINES -> "Lines of invoices";
            case CHARGES -> "Charges";
            case JOURNAL -> "Journal";
            case FOCUS -> "FOCUS 1.2";
        };
        String as = format == ExportFormat.HLEDGER ? "hledger" : format.name();
        return new Choice(kind + "/" + format, words + ", " + as);
    }

    public boolean running() {
        return status == ExportJobRow.Status.RUNNING;
    }

    public boolean complete() {
        return status == ExportJobRow.Status.COMPLETED;
    }

    /** The look of its badge. */
    public String style() {
        return switch (status) {
            case RUNNING -> "warn";
            case COMPLETED -> "good";
            case FAILED -> "bad";
            case EXPIRED -> "quiet";
        };
    }

    /** Its status in a word. */
    public String word() {
        return switch (status) {
            case RUNNING -> "Running";
            case COMPLETED -> "Complete";
            case FAILED -> "Failed";
            case EXPIRED -> "Expired";
        };
    }
}

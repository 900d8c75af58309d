package dev.thinkwatt.billing.invoice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as it is kept, for whoever makes documents of it.
 *
 * @param number null while it is a draft
 * @param finalisedAt null while it is a draft
 * @param dueOn null while it is a draft, and where it was made final before invoices said so
 */
public record KeptInvoice(
        UUID invoiceId,
        @Nullable String number,
        Instant drawnAt,
        @Nullable Instant finalisedAt,
        @Nullable LocalDate dueOn,
        Invoice invoice) {

    static KeptInvoice of(InvoiceRow row) {
        return new KeptInvoice(row.invoiceId, row.number, row.drawnAt, row.finalisedAt, row.dueOn, row.invoice());
    }
}

package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.invoice.CreditNote;
import dev.thinkwatt.billing.invoice.KeptCreditNote;
import dev.thinkwatt.billing.tax.Tax;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * What stands on a credit note that leaves the house.
 *
 * @param issued its date, in UTC as the year in its number
 * @param invoice the document that it takes back, or a part of it: same seller, buyer, tax
 */
record CreditNoteDocument(CreditNote note, LocalDate issued, InvoiceDocument invoice) {

    CreditNoteDocument {
        BigDecimal lines = note.lines().stream().map(CreditNote.Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (lines.add(note.tax()).compareTo(note.total()) != 0) {
            throw new IllegalStateException(
                    "lines and tax of credit note " + note.number() + " do not add up to its total");
        }
    }

    static CreditNoteDocument of(KeptCreditNote kept, InvoiceDocument invoice) {
        return new CreditNoteDocument(
                kept.note(), LocalDate.ofInstant(kept.note().issuedAt(), ZoneOffset.UTC), invoice);
    }

    /** A final invoice knows it. */
    Tax tax() {
        return Objects.requireNonNull(invoice.tax());
    }
}

package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.credit.Credits;
import dev.thinkwatt.billing.credit.DrawDown.Use;
import dev.thinkwatt.billing.invoice.CreditNote;
import dev.thinkwatt.billing.invoice.Crediting;
import dev.thinkwatt.billing.invoice.Invoice;
import dev.thinkwatt.billing.invoice.InvoiceLine;
import dev.thinkwatt.billing.invoice.KeptCreditNote;
import dev.thinkwatt.billing.invoice.KeptInvoice;
import dev.thinkwatt.billing.ledger.LedgerAccount;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * A document as double entry, in the amounts that are printed on it: debits are positive, credits negative, and together they
 * are nothing.
 *
 * @param date of the document, in UTC as the year in its number
 * @param number of an invoice or a credit note, or the id of a credit
 * @param memo one line of words
 */
record JournalEntry(
        LocalDate date,
        String number,
        String accountId,
        String accountName,
        Currency currency,
        String memo,
        Map<LedgerAccount, BigDecimal> legs) {

    JournalEntry {
        legs = new EnumMap<>(legs);
        legs.values().removeIf(amount -> amount.signum() == 0);
    }

    /** A final invoice: receivable against revenue and tax. */
    static JournalEntry of(KeptInvoice kept) {
        Map<LedgerAccount, BigDecimal> legs = new EnumMap<>(LedgerAccount.class);
        for (InvoiceLine line : kept.invoice().lines()) {
            legs.merge(LedgerAccount.RECEIVABLE, line.amount(), BigDecimal::add);
            legs.merge(Crediting.stream(line), line.amount().negate(), BigDecimal::add);
        }
        BigDecimal tax = kept.invoice().totals().tax();
        legs.merge(LedgerAccount.RECEIVABLE, tax, BigDecimal::add);
        legs.put(LedgerAccount.TAX, tax.negate());
        return entry(kept, "Invoice for " + kept.invoice().period(), legs);
    }

    /** What a final invoice took of credit: paid with, or lapsed by the end of its month. No legs where there was none. */
    static JournalEntry credit(KeptInvoice kept) {
        BigDecimal paid = Credits.sum(kept.invoice().credits(), Use.Kind.PAID);
        BigDecimal lapsed = Credits.sum(kept.invoice().credits(), Use.Kind.LAPSED);
        Map<LedgerAccount, BigDecimal> legs = new EnumMap<>(LedgerAccount.class);
        legs.put(LedgerAccount.RECEIVABLE, paid.negate());
        legs.put(LedgerAccount.CREDITS, paid.add(lapsed));
        legs.put(LedgerAccount.CREDITS_GRANTED, lapsed.negate());
        return entry(kept, "Credit used by the invoice for " + kept.invoice().period(), legs);
    }

    /** A credit note: what its invoice booked, the other way round. */
    static JournalEntry of(KeptCreditNote kept) {
        CreditNote note = kept.note();
        Invoice invoice = kept.invoice().invoice();
        Map<LedgerAccount, BigDecimal> legs = new EnumMap<>(LedgerAccount.class);
        for (CreditNote.Line line : note.lines()) {
            legs.merge(Crediting.stream(invoice.lines().get(line.line() - 1)), line.amount(), BigDecimal::add);
        }
        legs.put(LedgerAccount.TAX, note.tax());
        legs.put(LedgerAccount.RECEIVABLE, note.total().negate());
        return new JournalEntry(
                date(note.issuedAt()),
                note.number(),
                invoice.accountId(),
                invoice.accountName(),
                invoice.currency(),
                "Credit note for invoice " + note.invoiceNumber(),
                legs);
    }

    static LocalDate date(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private static JournalEntry entry(KeptInvoice kept, String memo, Map<LedgerAccount, BigDecimal> legs) {
        return new JournalEntry(
                date(Objects.requireNonNull(kept.finalisedAt())),
                Objects.requireNonNull(kept.number()),
                kept.invoice().accountId(),
                kept.invoice().accountName(),
                kept.invoice().currency(),
                memo,
                legs);
    }
}

package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.invoice.InvoiceLine;
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
 * A final invoice as double entry, in the amounts that are printed on it: debits are positive, credits negative, and together
 * they are nothing.
 *
 * @param date of the invoice, in UTC as the year in its number
 */
record JournalEntry(
        LocalDate date,
        String number,
        String accountId,
        String accountName,
        Currency currency,
        Map<LedgerAccount, BigDecimal> legs) {

    static JournalEntry of(KeptInvoice kept) {
        Map<LedgerAccount, BigDecimal> legs = new EnumMap<>(LedgerAccount.class);
        for (InvoiceLine line : kept.invoice().lines()) {
            legs.merge(LedgerAccount.RECEIVABLE, line.amount(), BigDecimal::add);
            legs.merge(revenue(line), line.amount().negate(), BigDecimal::add);
        }
        BigDecimal tax = kept.invoice().totals().tax();
        legs.merge(LedgerAccount.RECEIVABLE, tax, BigDecimal::add);
        legs.put(LedgerAccount.TAX, tax.negate());
        legs.values().removeIf(amount -> amount.signum() == 0);
        Instant finalised = Objects.requireNonNull(kept.finalisedAt());
        return new JournalEntry(
                LocalDate.ofInstant(finalised, ZoneOffset.UTC),
                Objects.requireNonNull(kept.number()),
                kept.invoice().accountId(),
                kept.invoice().accountName(),
                kept.invoice().currency(),
                legs);
    }

    private static LedgerAccount revenue(InvoiceLine line) {
        return switch (line) {
            case InvoiceLine.BaseFee fee -> LedgerAccount.REVENUE_SUBSCRIPTION;
            case InvoiceLine.Usage usage -> LedgerAccount.REVENUE_USAGE;
            case InvoiceLine.PeriodCharge charge -> LedgerAccount.REVENUE_USAGE;
            case InvoiceLine.Shortfall shortfall -> LedgerAccount.REVENUE_COMMITMENT;
            case InvoiceLine.Energy energy -> LedgerAccount.REVENUE_ENERGY;
        };
    }
}

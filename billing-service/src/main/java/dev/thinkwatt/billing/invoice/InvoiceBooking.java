package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.credit.Credit;
import dev.thinkwatt.billing.credit.Credits;
import dev.thinkwatt.billing.ledger.Ledger;
import dev.thinkwatt.billing.ledger.LedgerAccount;
import dev.thinkwatt.billing.ledger.Months;
import dev.thinkwatt.billing.ledger.Transfer;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a finalised invoice adds to the books: its base fee, what it charges by the period, energy as far as it depends on usage, its
 * rounding, its tax, and what it takes of credit. Its other usage is there already, event by event.
 */
@ApplicationScoped
class InvoiceBooking {

    private final Ledger ledger;
    private final Credits credits;
    private final Months months;
    private final Audit audit;
    private final Clock clock;

    InvoiceBooking(Ledger ledger, Credits credits, Months months, Audit audit, Clock clock) {
        this.ledger = ledger;
        this.credits = credits;
        this.months = months;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the audit trail keeps: the rest stands on the invoice, which never changes. */
    record Finalised(
            @Nullable String number, String accountId, YearMonth period, Invoice.Totals totals, Currency currency) {}

    Instant now() {
        return clock.instant();
    }

    /** Keeps usage of the account from being booked until the caller's transaction ends. */
    void lock(Connection connection, String accountId) throws SQLException {
        months.lockForClosing(connection, accountId);
    }

    /** @param planCredit what comes with the plan in the invoice's month */
    void book(Connection connection, UUID invoiceId, Invoice invoice, Optional<Credit> planCredit) throws SQLException {
        Transfer transfer = Transfer.owed(
                invoice.accountId(),
                invoiceId,
                Transfer.Cause.INVOICE,
                invoice.currency(),
                Map.of(
                        LedgerAccount.REVENUE_SUBSCRIPTION, invoice.totals().baseFee(),
                        LedgerAccount.REVENUE_USAGE, invoice.totals().periodCharges(),
                        LedgerAccount.REVENUE_ENERGY, invoice.totals().energyByUsage(),
                        LedgerAccount.REVENUE_COMMITMENT,
                                invoice.totals()
                                        .commitment()
                                        .add(invoice.totals().minimum()),
                        LedgerAccount.DISCOUNTS, invoice.totals().discounts(),
                        LedgerAccount.ROUNDING, invoice.totals().rounding(),
                        LedgerAccount.TAX, invoice.totals().tax()));
        ledger.post(connection, List.of(transfer));
        if (planCredit.isPresent()) {
            credits.add(connection, invoice.accountId(), planCredit.get());
        }
        credits.use(connection, invoice.accountId(), invoiceId, invoice.currency(), invoice.credits());
        months.close(connection, invoice.accountId(), invoice.period());
    }

    /** Writes down that it is final now. */
    void record(InvoiceRow row, Invoice invoice) {
        audit.record(Act.created(
                "invoice.finalised",
                "invoice",
                row.invoiceId.toString(),
                new Finalised(
                        row.number, invoice.accountId(), invoice.period(), invoice.totals(), invoice.currency())));
    }
}

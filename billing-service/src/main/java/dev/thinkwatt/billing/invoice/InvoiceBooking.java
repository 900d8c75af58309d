package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.ledger.Ledger;
import dev.thinkwatt.billing.ledger.LedgerAccount;
import dev.thinkwatt.billing.ledger.Months;
import dev.thinkwatt.billing.ledger.Transfer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a finalised invoice adds to the books: its base fee and its rounding. Its usage is there already, event by event. */
@ApplicationScoped
class InvoiceBooking {

    private final Ledger ledger;
    private final Months months;
    private final Clock clock;

    InvoiceBooking(Ledger ledger, Months months, Clock clock) {
        this.ledger = ledger;
        this.months = months;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** Keeps usage from being booked until the caller's transaction ends. */
    void lock(Connection connection) throws SQLException {
        months.lockForClosing(connection);
    }

    void book(Connection connection, UUID invoiceId, Invoice invoice) throws SQLException {
        Transfer transfer = Transfer.owed(
                invoice.accountId(),
                invoiceId,
                Transfer.Cause.INVOICE,
                invoice.currency(),
                Map.of(
                        LedgerAccount.REVENUE_SUBSCRIPTION, invoice.totals().baseFee(),
                        LedgerAccount.ROUNDING, invoice.totals().rounding()));
        ledger.post(connection, List.of(transfer));
        months.close(connection, invoice.accountId(), invoice.period());
    }
}

package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.account.BilledAccounts.BilledAccount;
import dev.thinkwatt.billing.rating.Backlog;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;

/**
 * An invoice as it is to be final, and what stands in its way.
 *
 * @param unsettled what of it is about to be charged anew
 */
record LastDrawing(BilledAccount billed, Invoice invoice, Instant drawnAt, Optional<String> unsettled) {

    /** Whether there is nothing to invoice. */
    boolean isNothing() {
        return invoice.lines().isEmpty();
    }

    /** Why more may come to it, as a sentence. */
    Optional<String> incomplete(Connection connection) throws SQLException {
        if (unsettled.isPresent()) {
            return unsettled;
        }
        if (drawnAt.isBefore(invoice.until())) {
            return Optional.of("Its period ends at " + invoice.until() + ", and it is final only then.");
        }
        long pending = Backlog.pending(connection, invoice.accountId(), invoice.until());
        return pending == 0
                ? Optional.empty()
                : Optional.of(pending + " events of its period wait for their price; see GET /v1/usage.");
    }

    /** Why it cannot be final, as a sentence. */
    Optional<String> obstacle(Connection connection) throws SQLException {
        Optional<String> incomplete = incomplete(connection);
        if (incomplete.isPresent()) {
            return incomplete;
        }
        Optional<YearMonth> open = Backlog.openBefore(connection, invoice.accountId(), invoice.period());
        if (open.isPresent()) {
            return Optional.of("Its account has usage of " + open.get()
                    + " that is not final yet: months are made final in their order.");
        }
        return invoice.tax() == null
                ? Optional.of("It stays a draft, for its tax cannot be told. " + invoice.taxMissing())
                : Optional.empty();
    }
}

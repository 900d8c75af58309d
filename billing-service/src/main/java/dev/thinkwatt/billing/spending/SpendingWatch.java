package dev.thinkwatt.billing.spending;

import dev.thinkwatt.billing.invoice.Invoice;
import dev.thinkwatt.billing.invoice.UpcomingInvoices;
import dev.thinkwatt.billing.spending.SpendingRows.Limited;
import dev.thinkwatt.support.outbox.Outbox;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.trouble.DatabaseFailures;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Looks at the accounts that have a limit, one in a transaction: where there is new usage, the invoice as it would be now says
 * what is spent.
 */
@ApplicationScoped
class SpendingWatch {

    private static final Logger LOG = Logger.getLogger(SpendingWatch.class);

    private final DataSource database;
    private final UpcomingInvoices invoices;
    private final Outbox outbox;
    private final Clock clock;

    SpendingWatch(DataSource database, UpcomingInvoices invoices, Outbox outbox, Clock clock) {
        this.database = database;
        this.invoices = invoices;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Looks at all of them once; one that cannot be looked at keeps nobody from the others. */
    void work() {
        AtomicReference<String> at = new AtomicReference<>("");
        while (looksAtNext(at)) {
            // one account after the other
        }
    }

    /** Whether there was another account. */
    private boolean looksAtNext(AtomicReference<String> at) {
        String before = at.get();
        try {
            return QuarkusTransaction.requiringNew().call(() -> look(at));
        } catch (RuntimeException e) {
            if (DatabaseFailures.isPassing(e) || at.get().equals(before)) {
                throw e;
            }
            LOG.errorf(e, "What account %s spends was not looked at", at.get());
            return true;
        }
    }

    private boolean look(AtomicReference<String> at) throws SQLException {
        try (Connection connection = database.getConnection()) {
            SpendingRows rows = new SpendingRows(connection);
            Optional<Limited> next = rows.next(at.get());
            if (next.isPresent()) {
                at.set(next.get().accountId());
                look(rows, next.get());
            }
            return next.isPresent();
        }
    }

    private void look(SpendingRows rows, Limited limited) throws SQLException {
        Instant now = clock.instant();
        String accountId = limited.accountId();
        if (!rows.isNews(accountId, YearMonth.from(now.atZone(limited.timeZone())))) {
            return;
        }
        try {
            tell(rows, rows.find(accountId).orElseThrow(), invoices.of(accountId, now), now);
        } catch (ProblemException e) {
            LOG.debugf(e, "What account %s spends is not known", accountId);
        }
    }

    private void tell(SpendingRows rows, SpendingLimit limit, Invoice invoice, Instant now) throws SQLException {
        for (int percent : limit.reached(invoice.totals().net())) {
            SpendingNotice notice = new SpendingNotice(
                    SpendingNotice.kind(percent),
                    invoice.accountId(),
                    invoice.period(),
                    percent,
                    limit.amount(),
                    invoice.totals().net(),
                    invoice.currency(),
                    now);
            if (rows.isFirst(notice)) {
                outbox.append(notice.message());
            }
        }
    }
}

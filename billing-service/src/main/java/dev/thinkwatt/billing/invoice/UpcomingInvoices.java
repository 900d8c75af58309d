package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.account.BilledAccounts;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.YearMonth;

/** What invoices of the running month would be now; nothing is kept. */
@ApplicationScoped
public class UpcomingInvoices {

    private final BilledAccounts accounts;
    private final InvoiceDrawer drawer;

    UpcomingInvoices(BilledAccounts accounts, InvoiceDrawer drawer) {
        this.accounts = accounts;
        this.drawer = drawer;
    }

    /**
     * That of an account.
     *
     * @throws ProblemException not found, or a conflict where it cannot be drawn
     */
    @Transactional(dontRollbackOn = ProblemException.class)
    public Invoice of(String accountId, Instant now) {
        try {
            return accounts.find(accountId)
                    .map(billed -> drawer.draw(
                            billed, YearMonth.from(now.atZone(billed.account().timeZone())), now))
                    .orElseThrow(() -> BilledAccounts.none(accountId));
        } catch (InvoiceNotDrawn e) {
            throw e.asProblem();
        }
    }
}

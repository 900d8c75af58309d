package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.account.BilledAccounts;
import dev.thinkwatt.support.identity.Callers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** What a run does with one of its accounts: draws its draft, or makes its invoice final in the name of who started the run. */
@ApplicationScoped
class RunStep {

    private final BilledAccounts accounts;
    private final InvoiceDrawer drawer;
    private final Finalisation finalisation;
    private final Callers callers;
    private final Clock clock;

    RunStep(BilledAccounts accounts, InvoiceDrawer drawer, Finalisation finalisation, Callers callers, Clock clock) {
        this.accounts = accounts;
        this.drawer = drawer;
        this.finalisation = finalisation;
        this.callers = callers;
        this.clock = clock;
    }

    /** @throws InvoiceNotDrawn where that is not possible; the caller's transaction is rolled back */
    @Transactional(Transactional.TxType.MANDATORY)
    void take(RunRow run, RunAccountRow account) {
        String accountId = account.id.accountId();
        if (run.finalise) {
            callers.inNameOf(run.startedBy(), () -> account.end(finalisation.finalise(accountId, run.month())));
        } else {
            account.status = drawer.redraw(accounts.lock(accountId).orElseThrow(), run.month(), clock.instant());
        }
    }
}

package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.account.BilledAccounts;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an account's invoice of the running month would be now. */
@Path("/v1/accounts/{accountId}/invoices/upcoming")
@Tag(name = "Invoices")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.FINANCE, Scope.FINANCE_READ})
class UpcomingInvoiceResource {

    private final BilledAccounts accounts;
    private final InvoiceDrawer drawer;
    private final Clock clock;

    UpcomingInvoiceResource(BilledAccounts accounts, InvoiceDrawer drawer, Clock clock) {
        this.accounts = accounts;
        this.drawer = drawer;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(summary = "The invoice of the running month as it would be now; nothing is kept")
    public Invoice upcoming(@PathParam("accountId") @Identifier String accountId) {
        Instant now = clock.instant();
        try {
            return accounts.find(accountId)
                    .map(billed -> drawer.draw(
                            billed, YearMonth.from(now.atZone(billed.account().timeZone())), now))
                    .orElseThrow(() -> ProblemException.notFound("There is no account " + accountId + "."));
        } catch (InvoiceNotDrawn e) {
            throw e.asProblem();
        }
    }
}

package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an account's invoice of the running month would be now. */
@Path("/v1/accounts/{accountId}/invoices/upcoming")
@Tag(name = "Invoices")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.FINANCE, Scope.FINANCE_READ})
class UpcomingInvoiceResource {

    private final UpcomingInvoices invoices;
    private final Clock clock;

    UpcomingInvoiceResource(UpcomingInvoices invoices, Clock clock) {
        this.invoices = invoices;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "The invoice of the running month as it would be now; nothing is kept")
    public Invoice upcoming(@PathParam("accountId") @Identifier String accountId) {
        return invoices.of(accountId, clock.instant());
    }
}

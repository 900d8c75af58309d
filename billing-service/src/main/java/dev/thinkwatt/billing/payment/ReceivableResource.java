package dev.thinkwatt.billing.payment;

import dev.thinkwatt.billing.payment.Receivables.After;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.paging.Page;
import dev.thinkwatt.support.paging.PageRequest;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is open of final invoices. */
@Path("/v1/receivables")
@Tag(name = "Invoices")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.FINANCE, Scope.FINANCE_READ})
class ReceivableResource {

    private final PaymentService payments;

    ReceivableResource(PaymentService payments) {
        this.payments = payments;
    }

    @GET
    @Operation(
            operationId = "listReceivables",
            summary = "Final invoices of which something is open, the longest due first",
            description = "With overdue=true those that were due before today (UTC).")
    public Page<Receivable> list(
            @QueryParam("account") @Nullable @Identifier String account,
            @QueryParam("overdue") @DefaultValue("false") boolean overdue,
            @Valid @BeanParam PageRequest page) {
        return Page.of(
                payments.open(account, overdue, after(page.after()), page.limit() + 1), page.limit(), receivable -> {
                    After last = After.of(receivable);
                    return last.dueOn() + "," + last.invoiceId();
                });
    }

    private static After after(String cursor) {
        if (cursor.isEmpty()) {
            return After.START;
        }
        try {
            String[] parts = cursor.split(",", 2);
            return new After(LocalDate.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw ProblemException.invalid("after", "must be a cursor that an earlier page gave as next");
        }
    }
}

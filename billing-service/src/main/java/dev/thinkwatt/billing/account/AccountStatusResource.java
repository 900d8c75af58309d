package dev.thinkwatt.billing.account;

import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.account.Account.Status;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Suspends accounts that do not pay, and reinstates them. What is published of them has quota deny their requests. */
@Path("/v1/accounts/{accountId}")
@Tag(name = "Accounts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.FINANCE)
class AccountStatusResource {

    private final AccountRepository accounts;
    private final AccountPublisher publisher;

    AccountStatusResource(AccountRepository accounts, AccountPublisher publisher) {
        this.accounts = accounts;
        this.publisher = publisher;
    }

    /** Why, for the audit trail. */
    record StatusReason(
            @NotBlank @Size(max = 500) @Printable String reason) {}

    /** How an account stands. */
    @Schema(name = "AccountStatus")
    record View(String accountId, Status status) {}

    @POST
    @Transactional
    @Path("/suspension")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "suspendAccount",
            summary = "Suspend an account: its requests are denied from then on",
            description = "One that is suspended stays so. It is invoiced as before.")
    public View suspend(@PathParam("accountId") @Identifier String accountId, @Valid @NotNull StatusReason request) {
        return change(accountId, Status.SUSPENDED, request.reason());
    }

    @POST
    @Transactional
    @Path("/reinstatement")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "reinstateAccount",
            summary = "Reinstate an account that was suspended",
            description = "One that is active stays so.")
    public View reinstate(@PathParam("accountId") @Identifier String accountId, @Valid @NotNull StatusReason request) {
        return change(accountId, Status.ACTIVE, request.reason());
    }

    private View change(String accountId, Status status, String reason) {
        AccountRow row = accounts.lock(accountId).orElseThrow(() -> BilledAccounts.none(accountId));
        if (row.status != status) {
            Account before = row.toAccount();
            row.status = status;
            accounts.flush();
            publisher.statusChanged(row, before, reason);
        }
        return new View(accountId, status);
    }
}

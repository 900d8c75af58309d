package dev.thinkwatt.billing.account;

import dev.thinkwatt.billing.tax.TaxTreatment;
import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.account.Account.Status;
import dev.thinkwatt.model.account.Account.Subscription;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.paging.Page;
import dev.thinkwatt.support.paging.PageRequest;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Accounts: who pays. */
@Path("/v1/accounts")
@Tag(name = "Accounts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.FINANCE, Scope.FINANCE_READ})
class AccountResource {

    private final AccountService accounts;
    private final Clock clock;

    AccountResource(AccountService accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * An account as it is asked for.
     *
     * @param taxTreatment STANDARD, if absent
     * @param exemptionReason why it is EXEMPT, and only then
     */
    record OpenAccount(
            @NotNull @Identifier String accountId,
            @NotBlank @Size(max = 200) @Printable String name,
            @NotNull Currency currency,
            @NotNull ZoneId timeZone,
            @NotNull String country,
            @Nullable @Size(max = 1000) @Printable String address,
            @Nullable @Size(max = 40) @Printable String vatId,
            @Nullable TaxTreatment taxTreatment,
            @Nullable @Size(max = 200) @Printable String exemptionReason,
            @NotNull @Identifier String planId,
            @Nullable @Min(1) Integer version,
            @Nullable Instant subscribedAt) {

        NewAccount toNewAccount() {
            NewAccount account = new NewAccount(
                    accountId,
                    name,
                    currency,
                    timeZone,
                    country,
                    address,
                    vatId,
                    taxTreatment,
                    exemptionReason,
                    planId,
                    version,
                    subscribedAt);
            List<Violation> violations = account.violations();
            if (!violations.isEmpty()) {
                throw ProblemException.invalid(violations);
            }
            return account;
        }
    }

    /** An account as it stands. */
    @Schema(name = "Account")
    record View(
            String accountId,
            String name,
            Currency currency,
            ZoneId timeZone,
            String country,
            @Nullable String address,
            @Nullable String vatId,
            TaxTreatment taxTreatment,
            @Nullable String exemptionReason,
            Status status,
            String planId,
            @Nullable Integer version,
            Instant subscribedAt,
            Instant createdAt) {

        /** With the plan in force, or the first where none is yet; {@code subscriptions} has them all. */
        static View of(AccountRow row, Instant now) {
            Account account = row.toAccount();
            Subscription plan =
                    account.subscriptionAt(now).orElse(account.subscriptions().getFirst());
            return new View(
                    row.accountId,
                    row.name,
                    row.currency,
                    row.timeZone,
                    row.country,
                    row.address,
                    row.vatId,
                    row.taxTreatment,
                    row.exemptionReason,
                    row.status,
                    plan.planId(),
                    plan.version(),
                    plan.from(),
                    row.createdAt);
        }
    }

    @RolesAllowed(Scope.FINANCE)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Open an account", description = "201; the same again 200; another body for the id 409.")
    @APIResponseSchema(value = View.class, responseCode = "201")
    @APIResponse(responseCode = "200", description = "It was opened before, with this body.")
    public Response open(@Valid @NotNull OpenAccount request) {
        boolean first = accounts.open(request.toNewAccount());
        View view = view(accounts.find(request.accountId()));
        return first
                ? Response.created(URI.create("/v1/accounts/" + request.accountId()))
                        .entity(view)
                        .build()
                : Response.ok(view).build();
    }

    @GET
    @Operation(summary = "Accounts, by id")
    public Page<View> list(@Valid @BeanParam PageRequest page) {
        return Page.of(accounts.after(page.after(), page.limit() + 1), page.limit(), row -> row.accountId)
                .map(this::view);
    }

    @GET
    @Path("/{accountId}")
    @Operation(summary = "One account")
    public View get(@PathParam("accountId") @Identifier String accountId) {
        return view(accounts.find(accountId));
    }

    private View view(AccountRow row) {
        return View.of(row, clock.instant());
    }
}

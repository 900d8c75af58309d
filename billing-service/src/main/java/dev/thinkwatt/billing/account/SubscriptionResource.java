package dev.thinkwatt.billing.account;

import dev.thinkwatt.billing.account.SubscriptionService.Change;
import dev.thinkwatt.model.account.Account.Subscription;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The plans of an account, past, present and scheduled. */
@Path("/v1/accounts/{accountId}/subscriptions")
@Tag(name = "Accounts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.FINANCE, Scope.FINANCE_READ})
class SubscriptionResource {

    private final SubscriptionService subscriptions;

    SubscriptionResource(SubscriptionService subscriptions) {
        this.subscriptions = subscriptions;
    }

    /**
     * A change of plan.
     *
     * @param changeId of the client's choosing, so that the call can be sent again
     * @param version the version it is pinned to; absent: it follows the plan
     * @param from absent: now
     */
    record ChangePlan(
            @NotNull @Identifier String changeId,
            @NotNull @Identifier String planId,
            @Nullable @Min(1) Integer version,
            @Nullable Instant from) {}

    /** The plans of an account, the earliest first. */
    record Subscriptions(List<Subscription> items) {
        Subscriptions {
            items = List.copyOf(items);
        }
    }

    @RolesAllowed(Scope.FINANCE)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changePlan",
            summary = "Change the plan of an account, now or later",
            description =
                    "From then on requests are decided and priced by the other plan. The base fee of the month is divided by time. "
                            + "201; the same again 200; another body for the id 409.")
    @APIResponseSchema(value = Subscriptions.class, responseCode = "201")
    @APIResponse(responseCode = "200", description = "It was changed before, by this call.")
    public Response change(@PathParam("accountId") @Identifier String accountId, @Valid @NotNull ChangePlan request) {
        boolean first = subscriptions.change(
                accountId,
                new Change(request.changeId(), new PlanChoice(request.planId(), request.version()), request.from()));
        return Response.status(first ? Response.Status.CREATED : Response.Status.OK)
                .entity(new Subscriptions(subscriptions.history(accountId)))
                .build();
    }

    @GET
    @Operation(operationId = "listPlansOfAccount", summary = "The plans that an account had, has and will have")
    public Subscriptions list(@PathParam("accountId") @Identifier String accountId) {
        return new Subscriptions(subscriptions.history(accountId));
    }
}

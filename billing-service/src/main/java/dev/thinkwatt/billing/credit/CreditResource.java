package dev.thinkwatt.billing.credit;

import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.PrepaidCredit.Pays;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Credit of an account: what it has, and more of it. */
@Path("/v1/accounts/{accountId}/credits")
@Tag(name = "Credits")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.FINANCE, Scope.FINANCE_READ})
class CreditResource {

    private final CreditService credits;
    private final Clock clock;

    CreditResource(CreditService credits, Clock clock) {
        this.credits = credits;
        this.clock = clock;
    }

    /**
     * Credit as it is granted.
     *
     * @param creditId of the client's choosing, so that the call can be sent again
     * @param priority the lowest is spent first; 0, if absent
     * @param pays what it is spent on
     * @param startsAt now, if absent
     * @param expiresAt never, if absent
     */
    record GrantCredit(
            @NotNull @Identifier String creditId,
            @NotNull Money amount,
            @Nullable @Min(-1000) @Max(1000) Integer priority,
            @NotEmpty Set<Pays> pays,
            @Nullable Instant startsAt,
            @Nullable Instant expiresAt,
            @NotBlank @Size(max = 500) String reason) {

        Credit toCredit(Instant now) {
            return new Credit(
                    creditId,
                    Credit.Source.GRANTED,
                    amount,
                    Objects.requireNonNullElse(priority, 0),
                    pays,
                    (startsAt == null ? now : startsAt).truncatedTo(ChronoUnit.MICROS),
                    expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MICROS),
                    reason,
                    amount.amount());
        }
    }

    /** What an account has, in the order in which it came. */
    record CreditList(List<Credit> items) {
        CreditList {
            items = List.copyOf(items);
        }
    }

    @RolesAllowed(Scope.FINANCE)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "grantCredit",
            summary = "Grant credit",
            description =
                    "It pays the invoices of the months that it lives in, from the lowest priority and the first to expire. "
                            + "201; the same again 200; another body for the id 409.")
    @APIResponseSchema(value = CreditList.class, responseCode = "201")
    @APIResponse(responseCode = "200", description = "It was granted before, by this call.")
    public Response grant(@PathParam("accountId") @Identifier String accountId, @Valid @NotNull GrantCredit request) {
        boolean first = credits.grant(accountId, request.toCredit(clock.instant()), request);
        return Response.status(first ? Response.Status.CREATED : Response.Status.OK)
                .entity(new CreditList(credits.of(accountId)))
                .build();
    }

    @GET
    @Operation(operationId = "listCredits", summary = "Credit of an account, with what is left of it")
    public CreditList list(@PathParam("accountId") @Identifier String accountId) {
        return new CreditList(credits.of(accountId));
    }
}

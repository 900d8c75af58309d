package dev.thinkwatt.billing.account;

import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.paging.Page;
import dev.thinkwatt.support.paging.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Seats of an account: who uses. */
@Path("/v1/accounts/{accountId}/subscribers")
@Tag(name = "Accounts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.FINANCE, Scope.FINANCE_READ})
class SubscriberResource {

    private final SeatService seats;

    SubscriberResource(SeatService seats) {
        this.seats = seats;
    }

    /** Who is to have a seat. */
    record TakeSeat(@NotNull @Identifier String subscriberId) {}

    /** A seat as it stands. */
    @Schema(name = "Seat")
    record View(
            String accountId,
            String subscriberId,
            Instant from,
            @Nullable Instant until) {

        static View of(SeatRow row) {
            return new View(row.accountId, row.subscriberId, row.startsAt, row.endsAt);
        }
    }

    @RolesAllowed(Scope.FINANCE)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Give a subscriber a seat", description = "A subscriber id is unique over all accounts.")
    @APIResponseSchema(value = View.class, responseCode = "201")
    @APIResponse(responseCode = "200", description = "The subscriber has this seat already.")
    public Response take(@PathParam("accountId") @Identifier String accountId, @Valid @NotNull TakeSeat request) {
        boolean first = seats.take(accountId, request.subscriberId());
        View view = View.of(seats.find(accountId, request.subscriberId()));
        return Response.status(first ? Response.Status.CREATED : Response.Status.OK)
                .entity(view)
                .build();
    }

    @GET
    @Operation(summary = "Seats of an account, ended ones too")
    public Page<View> list(@PathParam("accountId") @Identifier String accountId, @Valid @BeanParam PageRequest page) {
        return Page.of(seats.after(accountId, page.after(), page.limit() + 1), page.limit(), row -> row.subscriberId)
                .map(View::of);
    }

    @RolesAllowed(Scope.FINANCE)
    @DELETE
    @Path("/{subscriberId}")
    @Operation(summary = "End a seat now")
    public void end(
            @PathParam("accountId") @Identifier String accountId,
            @PathParam("subscriberId") @Identifier String subscriberId) {
        seats.end(accountId, subscriberId);
    }
}

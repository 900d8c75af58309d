package dev.thinkwatt.quota.decision;

import dev.thinkwatt.quota.subscriber.Subscribers;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.paging.Page;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was decided for a subscriber. */
@Path("/v1/subscribers/{subscriberId}/decisions")
@Tag(name = "Subscribers")
@RolesAllowed({Scope.GATEWAY, Scope.OPERATIONS})
class DecisionListResource {

    private final DecisionHistory history;
    private final Subscribers subscribers;
    private final Clock clock;

    DecisionListResource(DecisionHistory history, Subscribers subscribers, Clock clock) {
        this.history = history;
        this.subscribers = subscribers;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "List what was decided for a subscriber",
            description = "Newest first, as far back as decisions are kept")
    @APIResponse(responseCode = "200", description = "Receipts in short")
    @APIResponse(responseCode = "404", description = "Nobody of this id was ever heard of")
    public Page<ReceiptLine> decisions(
            @PathParam("subscriberId") @Identifier String subscriberId, @Valid @BeanParam ReceiptQuery query) {
        if (subscribers.seated(subscriberId, clock.instant()).isEmpty()) {
            throw ProblemException.notFound("no subscriber " + subscriberId);
        }
        return history.of(subscriberId, query);
    }
}

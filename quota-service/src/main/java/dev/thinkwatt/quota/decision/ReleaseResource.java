package dev.thinkwatt.quota.decision;

import dev.thinkwatt.support.identity.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Releasing a decision whose request used nothing. */
@Path("/v1/decisions/{decisionId}/release")
@Tag(name = "Decisions")
@RolesAllowed(Scope.GATEWAY)
class ReleaseResource {

    private final DecisionBatcher batcher;

    ReleaseResource(DecisionBatcher batcher) {
        this.batcher = batcher;
    }

    /** Why a decided request used nothing. */
    @Schema(name = "ReleaseRequest")
    record Request(
            @NotNull @Schema(
                    description =
                            "SERVER_ERROR, TIMEOUT and NOT_SENT give the units back; CLIENT_ERROR and CLIENT_CANCELLED do not")
            ReleaseAnswer.Cause cause) {}

    @POST
    @Operation(
            summary = "Release a decision whose request used nothing",
            description = "Units go back to the window they were taken from. The same body again gets the same answer")
    @APIResponse(responseCode = "200", description = "Released; the same again for the same body")
    @APIResponse(responseCode = "404", description = "There is no such decision")
    @APIResponse(responseCode = "409", description = "It was released with another cause, settled, or denied")
    public Uni<ReleaseAnswer> release(@PathParam("decisionId") String decisionId, @NotNull @Valid Request request) {
        DecisionId id = DecisionId.parse(decisionId);
        return batcher.submit(new Command.Release(id, request.cause(), BodyHash.of(request)));
    }
}

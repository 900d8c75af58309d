package dev.thinkwatt.quota.decision;

import dev.thinkwatt.support.identity.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Keeping the units of a decision for longer, because its answer is still streaming. */
@Path("/v1/decisions/{decisionId}/extension")
@Tag(name = "Decisions")
@RolesAllowed(Scope.GATEWAY)
class ExtensionResource {

    private final DecisionBatcher batcher;

    ExtensionResource(DecisionBatcher batcher) {
        this.batcher = batcher;
    }

    /** Until when the answer will be through. */
    @Schema(name = "ExtensionRequest")
    record Request(
            @NotNull @Schema(
                    description = "In the future, and at most a day after the decision unless set otherwise",
                    examples = "2026-11-24T09:00:00Z")
            Instant until) {}

    @POST
    @Operation(
            summary = "Keep the units of a decision for longer",
            description = "A hold never gets shorter: the same again, or an earlier time, changes nothing")
    @APIResponse(responseCode = "200", description = "Until when they are kept now")
    @APIResponse(responseCode = "404", description = "There is no such decision")
    @APIResponse(responseCode = "409", description = "It was settled, released or denied, or its hold ran out")
    public Uni<ExtensionAnswer> extend(@PathParam("decisionId") String decisionId, @NotNull @Valid Request request) {
        return batcher.submit(new Command.Extend(DecisionId.parse(decisionId), request.until()));
    }
}

package dev.thinkwatt.quota.decision;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thinkwatt.support.identity.Scope;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Asking for many decisions at once. */
@Path("/v1/decisions/batch")
@Tag(name = "Decisions")
@RolesAllowed(Scope.GATEWAY)
class DecisionBatchResource {

    private static final EntryReplies.Kind<DecisionResource.Request, Written, DecisionResult> KIND =
            new EntryReplies.Kind<>(
                    DecisionResource.Request.class,
                    DecisionResource.Request::toCommand,
                    DecisionResult::of,
                    DecisionResult::of);

    private final EntryReplies replies;

    DecisionBatchResource(EntryReplies replies) {
        this.replies = replies;
    }

    /** Requests that are decided in this order where they are of one subscriber. */
    @Schema(name = "DecisionBatch")
    record Batch(
            @NotNull @Size(min = 1, max = Limits.BATCH_MAX) @Schema(type = SchemaType.ARRAY, implementation = DecisionResource.Request.class)
            List<JsonNode> requests) {}

    /** What became of each. */
    @Schema(name = "DecisionResults")
    record Results(
            @Schema(description = "One for each request, in the same order")
            List<DecisionResult> decisions) {}

    /** Reading so many entries takes longer than the thread that reads for all may be kept. */
    @POST
    @Blocking
    @Operation(
            summary = "Decide up to 500 requests",
            description =
                    "Each as if it had come alone: one that is refused gets a problem in its place and does not spoil the rest."
                            + " What is left is told in each decision, not in header fields")
    @APIResponse(responseCode = "200", description = "What became of each, in the order of the requests")
    @APIResponse(responseCode = "413", description = "The body has more than 1 MiB")
    public Uni<Results> decide(@NotNull @Valid Batch batch) {
        return replies.gather(batch.requests(), KIND).map(Results::new);
    }
}

package dev.thinkwatt.catalog.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.thinkwatt.catalog.plan.Origin.Acknowledged;
import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.catalog.publication.Reason;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.json.Json;
import dev.thinkwatt.support.problem.BatchEntries;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Where a submitted draft becomes a version. */
@Path("/v1/plans/{planId}/draft/approval")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Drafts of plans")
@RolesAllowed(Scope.CATALOG_APPROVE)
class ApprovalResource {

    private final ApprovalService approvals;
    private final BatchEntries bodies;
    private final Publication publication;

    ApprovalResource(ApprovalService approvals, BatchEntries bodies, Publication publication) {
        this.approvals = approvals;
        this.bodies = bodies;
        this.publication = publication;
    }

    /**
     * What an approval has published.
     *
     * @param supersedes the version that ends when this one comes into force; null for the first
     */
    record Approval(Release published, @Nullable Release supersedes) {
        static Approval of(Succession.Change change, Instant now) {
            PlanVersionRow before = change.other();
            return new Approval(Release.of(change.version(), now), before == null ? null : Release.of(before, now));
        }
    }

    /**
     * What the second person says.
     *
     * @param acknowledgement why what is doubtful is meant so; absent where nothing is
     * @param doubts what it is about: the doubts of the draft, as they were seen. Each that stands at the approval must be among them
     */
    record Word(@Nullable @Reason String acknowledgement, List<@NotNull Violation> doubts) {
        @Nullable Acknowledged acknowledged() {
            return acknowledgement == null ? null : new Acknowledged(acknowledgement, doubts);
        }
    }

    @POST
    @Operation(
            operationId = "approveDraft",
            summary = "Publishes the draft that somebody else submitted, exactly as it was",
            description = "409 where something is doubtful that is not acknowledged: by then more may be than was seen,"
                    + " because a model of the catalog has changed, or the version before. The violations name"
                    + " it.")
    public RestResponse<Approval> approve(
            @PathParam("planId") @Identifier String planId,
            @Parameter(description = "The ETag that was submitted.") @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            description = "Nothing, where nothing is doubtful.",
                            content = @Content(schema = @Schema(implementation = Word.class)))
                    @Nullable String body) {
        Condition seen = Condition.of(ifMatch, null).required();
        ApprovalService.Approved approved = approvals.approve(planId, seen, acknowledged(body));
        return RestResponse.status(
                approved.repeated() ? RestResponse.Status.OK : RestResponse.Status.CREATED,
                Approval.of(approved.change(), publication.now()));
    }

    private @Nullable Acknowledged acknowledged(@Nullable String body) {
        if (body == null || body.isBlank()) {
            return null;
        }
        try {
            return bodies.read(Json.strict().readTree(body), Word.class).acknowledged();
        } catch (JsonProcessingException unreadable) {
            throw ProblemException.invalid("", "cannot be read");
        }
    }
}

package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Where a submitted draft becomes a version. */
@Path("/v1/plans/{planId}/draft/approval")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Drafts of plans")
@RolesAllowed(Scope.CATALOG_APPROVE)
class ApprovalResource {

    private final ApprovalService approvals;
    private final Publication publication;

    ApprovalResource(ApprovalService approvals, Publication publication) {
        this.approvals = approvals;
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

    @POST
    @Operation(
            operationId = "approveDraft",
            summary = "Publishes the draft that somebody else submitted, exactly as it was")
    public RestResponse<Approval> approve(
            @PathParam("planId") @Identifier String planId,
            @Parameter(description = "The ETag that was submitted.") @HeaderParam("If-Match") @Nullable String ifMatch) {
        ApprovalService.Approved approved =
                approvals.approve(planId, Condition.of(ifMatch, null).required());
        return RestResponse.status(
                approved.repeated() ? RestResponse.Status.OK : RestResponse.Status.CREATED,
                Approval.of(approved.change(), publication.now()));
    }
}

package dev.thinkwatt.catalog.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.catalog.publication.Reason;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.problem.Violation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The one open draft of a plan. */
@Path("/v1/plans/{planId}/draft")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Drafts of plans")
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
class DraftResource {

    private static final String IF_MATCH = "If-Match";
    private static final String SEEN = "The ETag of the draft that was seen.";

    private final DraftService drafts;
    private final SubmissionService submissions;
    private final DraftChecks checks;
    private final Publication publication;

    DraftResource(DraftService drafts, SubmissionService submissions, DraftChecks checks, Publication publication) {
        this.drafts = drafts;
        this.submissions = submissions;
        this.checks = checks;
        this.publication = publication;
    }

    /**
     * A draft with everything that keeps it from being published.
     *
     * @param etag of the document, in its quotes; the header ETag has it too
     * @param faults by path within the document; none where it can be submitted
     * @param doubts what the second person has to acknowledge
     * @param notice what has to be kept before it comes into force; null where nothing is promised
     * @param submission null while nobody has submitted it as it is
     */
    record Draft(
            String planId,
            String etag,
            Author savedBy,
            Instant savedAt,
            @Nullable Submitted submission,
            List<Violation> faults,
            List<Violation> doubts,
            @Nullable Notice notice,

            @Schema(type = SchemaType.OBJECT, description = "A plan as published, without its version.")
            JsonNode document) {}

    /**
     * The notice that the version promises which a draft takes the place of.
     *
     * @param days of 24 hours
     * @param ofSurcharge whether it is that long because the energy surcharge changes
     * @param earliest when the draft can come into force if it is approved now
     */
    @Schema(name = "OwedNotice")
    record Notice(int version, long days, boolean ofSurcharge, Instant earliest) {
        static Notice of(ChangeNotice notice, Instant now) {
            return new Notice(notice.version(), notice.period().toDays(), notice.ofSurcharge(), notice.earliest(now));
        }
    }

    /** @param effectiveFrom null: from its approval on */
    record Submitted(Author by, Instant at, @Nullable Instant effectiveFrom, String reason) {
        static Submitted of(Submission submission) {
            return new Submitted(submission.by(), submission.at(), submission.effectiveFrom(), submission.reason());
        }
    }

    /**
     * Which version a draft begins as.
     *
     * @param fromPlan this plan, if absent
     * @param fromVersion the one in force, if absent
     */
    record Copy(
            @Nullable @Identifier String fromPlan,
            @Nullable @Positive Integer fromVersion) {}

    /** @param effectiveFrom from its approval on, if absent; never in the past */
    record NewSubmission(
            @Nullable Instant effectiveFrom, @Reason String reason) {}

    @GET
    @Operation(operationId = "getDraft", summary = "The draft of a plan, with everything that is wrong with it")
    public RestResponse<Draft> get(@PathParam("planId") @Identifier String planId) {
        return answer(RestResponse.Status.OK, drafts.get(planId));
    }

    @RolesAllowed(Scope.CATALOG)
    @PUT
    @Operation(
            operationId = "saveDraft",
            summary = "Saves a draft, sound or not, over the one that was seen; nothing stays submitted")
    public RestResponse<Draft> save(
            @PathParam("planId") @Identifier String planId,
            @Parameter(description = SEEN) @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @Parameter(description = "`*` for a first draft.") @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @RequestBody(description = "A plan as published, without its version; it may be incomplete.") @NotNull JsonNode document) {
        Condition seen = Condition.of(ifMatch, ifNoneMatch).required();
        DraftService.Saved saved = drafts.save(planId, DraftDocument.written(document), seen);
        return answer(saved.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, saved.draft());
    }

    @RolesAllowed(Scope.CATALOG)
    @POST
    @Operation(operationId = "copyToDraft", summary = "Begins a draft as a copy of a version")
    public RestResponse<Draft> copy(@PathParam("planId") @Identifier String planId, @Valid @NotNull Copy copy) {
        String fromPlan = copy.fromPlan() == null ? planId : copy.fromPlan();
        return answer(RestResponse.Status.CREATED, drafts.duplicate(planId, fromPlan, copy.fromVersion()));
    }

    @RolesAllowed(Scope.CATALOG)
    @DELETE
    @Operation(operationId = "discardDraft", summary = "Discards a draft")
    public void discard(
            @PathParam("planId") @Identifier String planId,
            @Parameter(description = SEEN) @HeaderParam(IF_MATCH) @Nullable String ifMatch) {
        drafts.discard(planId, Condition.of(ifMatch, null).required());
    }

    @RolesAllowed(Scope.CATALOG)
    @POST
    @Path("/submission")
    @Operation(operationId = "submitDraft", summary = "Asks for a draft to be published as it is, by somebody else")
    public RestResponse<Draft> submit(
            @PathParam("planId") @Identifier String planId,
            @Parameter(description = SEEN) @HeaderParam(IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull NewSubmission wish) {
        Condition seen = Condition.of(ifMatch, null).required();
        return answer(RestResponse.Status.OK, submissions.submit(planId, wish.effectiveFrom(), wish.reason(), seen));
    }

    private RestResponse<Draft> answer(RestResponse.Status status, PlanDraftRow row) {
        Submission submission = row.submission().orElse(null);
        Instant now = publication.now();
        Examination examined = checks.examine(row, submission == null ? now : submission.from(now));
        Draft draft = new Draft(
                row.planId,
                row.etag(),
                row.savedBy(),
                row.savedAt,
                submission == null ? null : Submitted.of(submission),
                examined.faults(),
                examined.doubts(),
                examined.notice().map(notice -> Notice.of(notice, now)).orElse(null),
                row.document().tree());
        return RestResponse.ResponseBuilder.<Draft>create(status)
                .entity(draft)
                .header("ETag", row.etag())
                .build();
    }
}

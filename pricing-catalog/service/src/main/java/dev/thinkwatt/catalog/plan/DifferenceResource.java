package dev.thinkwatt.catalog.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.model.document.Change;
import dev.thinkwatt.model.document.PlanDifference;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.json.Json;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What changes from one version of a plan to another, or to its draft. */
@Path("/v1/plans/{planId}/versions/{version: [1-9][0-9]{0,8}}/difference")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Plans")
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
class DifferenceResource {

    private static final String DRAFT = "draft";
    private static final Pattern TO = Pattern.compile("[1-9][0-9]{0,8}|" + DRAFT);

    private final PlanVersionRepository versions;
    private final DraftService drafts;
    private final Publication publication;

    DifferenceResource(PlanVersionRepository versions, DraftService drafts, Publication publication) {
        this.versions = versions;
        this.drafts = drafts;
        this.publication = publication;
    }

    /**
     * All changes that lead from a version to another, or to the draft.
     *
     * @param to the number of a version, or {@code draft}
     * @param etag of the draft that was compared; null for a version
     */
    record Difference(
            String planId, int from, String to, @Nullable String etag, List<Place> changes) {}

    /**
     * What is different at one place.
     *
     * @param path what a list holds goes by its name: {@code prices[gpt-5 INPUT STANDARD USD]}
     * @param before absent where it was not there
     * @param after absent where it is gone
     * @param words a sentence for people
     */
    record Place(
            String path,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            String words) {
        static Place of(Change change) {
            return new Place(change.path(), json(change.before()), json(change.after()), change.words());
        }

        private static @Nullable JsonNode json(@Nullable Object value) {
            return value == null ? null : Json.tolerant().valueToTree(value);
        }
    }

    @GET
    @Operation(operationId = "comparePlanVersions", summary = "What changes, in JSON and in words")
    public Difference to(
            @PathParam("planId") @Identifier String planId,
            @PathParam("version") int version,
            @Parameter(description = "The number of a version, or `draft`.", required = true)
                    @QueryParam("to")
                    @Nullable String to) {
        if (to == null || !TO.matcher(to).matches()) {
            throw ProblemException.invalid("to", "must be the number of a version, or draft");
        }
        DraftDocument before = document(planId, version);
        if (to.equals(DRAFT)) {
            PlanDraftRow draft = drafts.get(planId);
            DraftDocument after = draft.document().settled(new PlanVersion(planId, version));
            return new Difference(planId, version, to, draft.etag(), changes(before, after));
        }
        return new Difference(planId, version, to, null, changes(before, document(planId, Integer.parseInt(to))));
    }

    /** From the version in force at an instant, or now if that has passed; empty where there is none. */
    Optional<Difference> fromInForce(String planId, String to, @Nullable Instant at) {
        Instant now = publication.now();
        Instant from = at == null || at.isBefore(now) ? now : at;
        return versions.inForceAt(planId, from).map(current -> to(planId, current.key.version(), to));
    }

    private DraftDocument document(String planId, int version) {
        return DraftDocument.like(versions.version(planId, version).plan(), planId);
    }

    private static List<Place> changes(DraftDocument before, DraftDocument after) {
        return PlanDifference.between(before.fields(), after.fields()).stream()
                .map(Place::of)
                .toList();
    }
}

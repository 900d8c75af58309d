package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a plan has asked for a model. */
@Path("/v1/plans/{planId}/price-history/{modelId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Plans")
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
class PriceHistoryResource {

    private final PlanVersionRepository versions;

    PriceHistoryResource(PlanVersionRepository versions) {
        this.versions = versions;
    }

    /** @param items one for each thing that is, was or will be priced */
    @Schema(name = "PriceHistory")
    record History(String planId, String modelId, List<PriceHistory.Line> items) {}

    @GET
    @Operation(
            operationId = "getPriceHistory",
            summary =
                    "Every price that a plan had for a model, has and will have: how long, from which source, by whose"
                            + " word",
            description = "Of what is published and was not withdrawn. Whoever is pinned to a version keeps its prices"
                    + " beyond their end. What names an alias of the model is told for as long as it stands for the model,"
                    + " and left out where the model has a price under its own id for the same.")
    public History history(
            @PathParam("planId") @Identifier String planId, @PathParam("modelId") @Identifier String modelId) {
        List<PriceHistory.Line> lines = PriceHistory.of(modelId, versions.history(planId));
        if (lines.isEmpty()) {
            throw ProblemException.notFound("No plan " + planId + " has or had a price for a model " + modelId + ".");
        }
        return new History(planId, modelId, lines);
    }
}

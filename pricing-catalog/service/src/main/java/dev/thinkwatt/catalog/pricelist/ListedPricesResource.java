package dev.thinkwatt.catalog.pricelist;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thinkwatt.catalog.plan.DraftEditor;
import dev.thinkwatt.catalog.pricelist.ListedPrices.Wanted;
import dev.thinkwatt.catalog.pricelist.TakenPrices.Taken;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Prices of lists in the draft of a plan. */
@Path("/v1/plans/{planId}/draft/listed-prices")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Price lists")
@RolesAllowed(Scope.CATALOG)
class ListedPricesResource {

    private final ListedPrices listed;
    private final DraftEditor drafts;

    ListedPricesResource(ListedPrices listed, DraftEditor drafts) {
        this.listed = listed;
        this.drafts = drafts;
    }

    /**
     * Prices that a draft has now.
     *
     * @param etag of the draft as it is now; the header ETag has it too
     * @param prices each beside what the draft said before
     */
    record DraftPrices(String etag, List<Taken> prices) {}

    @POST
    @Operation(
            operationId = "takeListedPrices",
            summary = "Takes the prices of a listed model into a draft",
            description =
                    "Rows for the same kind, tier, context step and currency are replaced; those for single sites, and for what"
                            + " is not listed, stay. Where a tier lists no price for reasoning, it is asked as output. Nothing stays submitted.")
    public RestResponse<DraftPrices> take(
            @PathParam("planId") @Identifier String planId,
            @Parameter(description = "The ETag of the draft that was seen.") @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull Wanted wanted) {
        JsonNode document = drafts.document(planId);
        TakenPrices taken = listed.find(wanted, document);
        String etag = drafts.change(planId, ifMatch, taken::into);
        return RestResponse.ResponseBuilder.ok(new DraftPrices(etag, taken.beside(document)))
                .header("ETag", etag)
                .build();
    }
}

package dev.thinkwatt.catalog.pricelist;

import dev.thinkwatt.catalog.pricelist.PriceListImport.Wish;
import dev.thinkwatt.catalog.pricelist.PriceListResource.ListRevision;
import dev.thinkwatt.catalog.publication.Reason;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Takes what others ask for models from the file that the community keeps. */
@Path("/v1/price-lists")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Price lists")
@RolesAllowed(Scope.CATALOG)
class PriceListImportResource {

    private static final String EXAMPLE = """
            {"gpt-5": {"litellm_provider": "openai", "mode": "chat", "max_input_tokens": 272000, "max_output_tokens": 128000,
                       "input_cost_per_token": 1.25e-06, "output_cost_per_token": 1e-05,
                       "cache_read_input_token_cost": 1.25e-07, "input_cost_per_token_priority": 2.5e-06}}
            """;

    private final PriceListReviews reviews;
    private final PriceListImport imports;

    PriceListImportResource(PriceListReviews reviews, PriceListImport imports) {
        this.reviews = reviews;
        this.imports = imports;
    }

    /**
     * What a file would change, or has changed.
     *
     * @param comparedWith the revision that it was compared with; 0 where there was none
     * @param models how many it lists
     * @param prices how many prices of tokens they have
     * @param added models that are new, whole
     * @param gone ids of models that are not listed any more
     * @param changed models that are otherwise, each with what is
     * @param unchanged how many models are as they were
     * @param findings prices that do not go together, or jump
     * @param leftovers terms of money that are not made a price, and of how many models; each model has its own
     * @param ignored fields that say nothing of money, and of how many models
     */
    record ListPreview(
            String name,
            Currency currency,
            String fileSha256,
            int comparedWith,
            int models,
            int prices,
            List<ListedModel> added,
            List<String> gone,
            List<ModelChange> changed,
            int unchanged,
            List<ListFinding> findings,
            Map<String, Integer> leftovers,
            Map<String, Integer> ignored) {
        static ListPreview of(String name, Review review) {
            Comparison comparison = review.comparison();
            return new ListPreview(
                    name,
                    review.currency(),
                    review.fileSha256(),
                    review.comparedWith(),
                    review.models(),
                    review.prices(),
                    comparison.added(),
                    comparison.gone().stream().map(ListedModel::id).toList(),
                    comparison.changed(),
                    comparison.unchanged(),
                    review.findings(),
                    review.leftovers(),
                    review.ignored());
        }
    }

    /** Whether the file changed the list. */
    enum ListOutcome {
        IMPORTED,
        UNCHANGED
    }

    /** @param revision the one that this import made, or the one that stood just so before */
    record ImportedList(ListOutcome outcome, ListRevision revision, ListPreview changes) {}

    @POST
    @Path("/preview")
    @Operation(
            operationId = "previewPriceList",
            summary = "What a file of prices would change of a list",
            description = "Nothing is stored. The file is that of LiteLLM: models with their prices in USD per token.")
    @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT, examples = EXAMPLE)))
    public ListPreview preview(
            @Parameter(description = "The list to compare with; one that is not there yet is empty.")
                    @QueryParam("name")
                    @NotNull @Identifier String name,
            byte[] file) {
        return ListPreview.of(name, reviews.compare(name, reviews.read(file)));
    }

    @POST
    @Operation(
            operationId = "importPriceList",
            summary = "Imports a file of prices as the next revision of a list",
            description = "All of the file is taken, or none. A file that changes nothing makes no revision.")
    @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT, examples = EXAMPLE)))
    public RestResponse<ImportedList> importFile(
            @Parameter(description = "The list; one that is not there yet is made.")
                    @QueryParam("name")
                    @NotNull @Identifier @Pattern(regexp = "(?!preview$).*", message = "must not be preview")
                    String name,
            @Parameter(description = "Where the file comes from.")
                    @QueryParam("source")
                    @NotNull @Pattern(regexp = "\\P{Cntrl}{1,200}", message = "must be 1 to 200 characters of text") String source,
            @QueryParam("reason") @NotNull @Reason String reason,
            @Parameter(
                            description =
                                    "The revision that the preview was compared with: if the list has another by now, nothing is imported.")
                    @QueryParam("comparedWith")
                    @Nullable @Min(0) Integer comparedWith,
            byte[] file) {
        PriceListImport.Imported done = imports.importFile(new Wish(name, source, reason, comparedWith), file);
        return RestResponse.status(
                done.isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                new ImportedList(
                        done.isNew() ? ListOutcome.IMPORTED : ListOutcome.UNCHANGED,
                        ListRevision.of(done.revision()),
                        ListPreview.of(name, done.review())));
    }
}

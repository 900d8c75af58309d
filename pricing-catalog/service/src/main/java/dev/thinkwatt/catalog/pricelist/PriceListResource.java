package dev.thinkwatt.catalog.pricelist;

import dev.thinkwatt.catalog.paging.Page;
import dev.thinkwatt.catalog.paging.PageQuery;
import dev.thinkwatt.catalog.pricelist.ModelStep.ListStep;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What others ask for models, revision by revision. */
@Path("/v1/price-lists")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Price lists")
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
class PriceListResource {

    private final PriceListRepository lists;

    PriceListResource(PriceListRepository lists) {
        this.lists = lists;
    }

    /**
     * One import that changed a list.
     *
     * @param author who imported it
     * @param fileSha256 of the file that it was imported from
     * @param prices how many prices of tokens its models have
     * @param added how many models were new
     * @param changed how many models were otherwise than before
     * @param gone how many models were not listed any more
     */
    record ListRevision(
            int revision,
            String source,
            String reason,
            String author,
            Instant importedAt,
            String fileSha256,
            int models,
            int prices,
            int added,
            int changed,
            int gone) {
        static ListRevision of(ListRevisionRow row) {
            return new ListRevision(
                    row.key.revision(),
                    row.source,
                    row.reason,
                    row.author,
                    row.importedAt,
                    row.sha256(),
                    row.models,
                    row.prices,
                    row.added,
                    row.changed,
                    row.gone);
        }
    }

    /** A list in short. */
    record ListSummary(String name, Currency currency, ListRevision latest) {}

    /**
     * A list as it stands.
     *
     * @param findings prices that do not go together
     * @param leftovers terms of money that were not made a price, and of how many models
     */
    record PriceList(
            String name,
            Currency currency,
            ListRevision latest,
            List<ListFinding> findings,
            Map<String, Integer> leftovers) {}

    /** A model at a revision that changed it, beside the one before. */
    record ListChange(ListRevision revision, ListStep step, ModelChange change) {}

    @GET
    @Operation(operationId = "listPriceLists", summary = "The price lists, each with its latest revision")
    public Page<ListSummary> list(@BeanParam PageQuery page) {
        return Page.of(
                page,
                lists.page(page.afterId(), page.rows()),
                row -> row.name,
                row -> new ListSummary(row.name, row.currency(), ListRevision.of(latest(row.name))));
    }

    @GET
    @Path("/{name}")
    @Operation(operationId = "getPriceList", summary = "A price list as it stands, with prices that do not go together")
    public PriceList one(@PathParam("name") @Identifier String name) {
        PriceListRow list = lists.findByIdOptional(name).orElseThrow(() -> missing(name));
        ListRevisionRow latest = latest(name);
        Collection<ListedModel> models = lists.models(name, latest.key.revision()).stream()
                .flatMap(row -> row.listed().stream())
                .toList();
        return new PriceList(
                name,
                list.currency(),
                ListRevision.of(latest),
                PriceLint.findings(models, Map.of(), list.currency()),
                PriceListReviews.leftovers(models));
    }

    @GET
    @Path("/{name}/revisions")
    @Operation(operationId = "listPriceListRevisions", summary = "The revisions of a price list, latest first")
    public Page<ListRevision> revisions(@PathParam("name") @Identifier String name, @BeanParam PageQuery page) {
        latest(name);
        return Page.of(
                page,
                lists.revisions(name, before(page), page.rows()),
                row -> String.valueOf(row.key.revision()),
                ListRevision::of);
    }

    @GET
    @Path("/{name}/models")
    @Operation(operationId = "listPriceListModels", summary = "The models of a price list with their prices")
    public Page<ListedModel> models(
            @PathParam("name") @Identifier String name,
            @Parameter(description = "Which revision; the latest, if absent.") @QueryParam("revision") @Nullable @Min(1) Integer revision,
            @Parameter(description = "What the ids of the models contain, in any case.")
                    @QueryParam("contains")
                    @Nullable @Size(max = 200) String contains,
            @BeanParam PageQuery page) {
        int latest = latest(name).key.revision();
        if (revision != null && revision > latest) {
            throw ProblemException.invalid("revision", "must be one of list " + name + ", which has " + latest);
        }
        return Page.of(
                page,
                lists.models(
                        name,
                        revision == null ? latest : revision,
                        contains == null ? "" : contains,
                        page.after("", PriceListResource::model),
                        page.rows()),
                row -> row.key.model(),
                row -> row.listed().orElseThrow());
    }

    @GET
    @Path("/{name}/history")
    @Operation(
            operationId = "getPriceHistory",
            summary = "How the prices of a model changed over the revisions, latest first")
    public Page<ListChange> history(
            @PathParam("name") @Identifier String name,
            @Parameter(description = "The id of the model, as the list writes it.")
                    @QueryParam("model")
                    @NotNull @Pattern(regexp = "[!-~]{1,200}", message = "must be 1 to 200 printable characters of ASCII") String model,
            @BeanParam PageQuery page) {
        latest(name);
        List<ListedModelRow> rows = lists.history(name, model, before(page), page.rows());
        if (rows.isEmpty()) {
            throw ProblemException.notFound("List " + name + " never had a model " + model + ".");
        }
        return Page.of(page, rows, row -> String.valueOf(row.key.revision()), row -> change(rows, row));
    }

    /** The row before is among those read: one more than are shown. */
    private ListChange change(List<ListedModelRow> latestFirst, ListedModelRow row) {
        Optional<ListedModel> before = latestFirst.stream()
                .filter(other -> other.key.revision() < row.key.revision())
                .findFirst()
                .flatMap(ListedModelRow::listed);
        ModelStep step =
                ModelStep.of(row.key.model(), before.orElse(null), row.listed().orElse(null));
        return new ListChange(
                ListRevision.of(
                        lists.revision(row.key.list(), row.key.revision()).orElseThrow()),
                step.step(),
                step.change());
    }

    private ListRevisionRow latest(String name) {
        return lists.latest(name).orElseThrow(() -> missing(name));
    }

    private static int before(PageQuery page) {
        return page.after(Integer.MAX_VALUE, Integer::valueOf);
    }

    static String model(String cursor) {
        if (!PriceListReader.isName(cursor)) {
            throw new IllegalArgumentException(cursor);
        }
        return cursor;
    }

    private static ProblemException missing(String name) {
        return ProblemException.notFound("There is no price list " + name + ".");
    }
}

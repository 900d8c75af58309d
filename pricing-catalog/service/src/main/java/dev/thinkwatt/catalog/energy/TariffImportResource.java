package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.catalog.energy.TariffImport.Imported;
import dev.thinkwatt.catalog.energy.TariffImport.Wish;
import dev.thinkwatt.catalog.paging.Page;
import dev.thinkwatt.catalog.paging.PageQuery;
import dev.thinkwatt.catalog.publication.Reason;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Takes prices from the files of exchanges and suppliers: looked at first, taken whole, kept, and taken back. */
@Path("/v1/energy/sites/{siteId}/tariff-imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Energy")
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
class TariffImportResource {

    private static final String BYTES = MediaType.APPLICATION_OCTET_STREAM;
    private static final int SEQUENCE_MAX = 9;

    private final SiteRepository sites;
    private final TariffReviews reviews;
    private final TariffImport imports;
    private final TariffUndo undo;
    private final TariffImportRepository kept;

    TariffImportResource(
            SiteRepository sites,
            TariffReviews reviews,
            TariffImport imports,
            TariffUndo undo,
            TariffImportRepository kept) {
        this.sites = sites;
        this.reviews = reviews;
        this.imports = imports;
        this.undo = undo;
        this.kept = kept;
    }

    /**
     * Why an import is taken back.
     *
     * @param restate whether prices that have begun to hold are taken back, too; absent: false
     */
    record Undoing(@Reason String reason, @Nullable Boolean restate) {
        boolean restates() {
            return Boolean.TRUE.equals(restate);
        }
    }

    @RolesAllowed(Scope.CATALOG)
    @POST
    @Path("/preview")
    @Consumes(BYTES)
    @Operation(
            operationId = "previewTariff",
            summary = "What a file of electricity prices says, and what it would change",
            description = "Nothing is stored. What cannot be read is listed with its place in the file.")
    @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public TariffPreview preview(
            @PathParam("siteId") @Identifier String siteId,
            @QueryParam("format") @NotNull FileFormat format,
            @Parameter(description = "Of ENTSO-E the auction sequence whose prices are taken; never another.")
                    @QueryParam("sequence")
                    @DefaultValue("1")
                    @Min(1) @Max(SEQUENCE_MAX) int sequence,
            byte[] file) {
        return TariffPreview.of(reviews.review(sites.one(siteId), format, sequence, file));
    }

    @RolesAllowed(Scope.CATALOG)
    @POST
    @Consumes(BYTES)
    @Operation(
            operationId = "importTariff",
            summary = "Imports a file of electricity prices",
            description =
                    "All of the file is taken, or none. Times that it has no price of stay as they are. "
                            + "A price that has begun to hold is changed only with restate: what was charged at it is then "
                            + "charged anew, and where the month is invoiced the next invoice has the difference. The file is kept.")
    @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<TariffImported> importFile(
            @PathParam("siteId") @Identifier String siteId,
            @QueryParam("format") @NotNull FileFormat format,
            @Parameter(description = "Of ENTSO-E the auction sequence whose prices are taken; never another.")
                    @QueryParam("sequence")
                    @DefaultValue("1")
                    @Min(1) @Max(SEQUENCE_MAX) int sequence,
            @QueryParam("reason") @NotNull @Reason String reason,
            @Parameter(description = "Whether prices that have begun to hold may be otherwise.")
                    @QueryParam("restate")
                    @DefaultValue("false")
                    boolean restate,
            @Parameter(
                            description =
                                    "The revision that the preview was compared with: if the days have another by now,"
                                            + " nothing is imported.")
                    @QueryParam("comparedWith")
                    @Nullable @Min(0) Long comparedWith,
            byte[] file) {
        Imported done = imports.importFile(new Wish(siteId, format, sequence, reason, restate, comparedWith), file);
        return RestResponse.status(
                done.row().isPresent() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                new TariffImported(
                        done.row().map(row -> KeptTariff.of(row, undone(row))).orElse(null),
                        TariffPreview.of(done.review())));
    }

    @GET
    @Operation(operationId = "listTariffImports", summary = "The files that were imported, latest first")
    public Page<KeptTariff> list(@PathParam("siteId") @Identifier String siteId, @BeanParam PageQuery page) {
        sites.one(siteId);
        return Page.of(
                page,
                kept.page(siteId, page.after(Long.MAX_VALUE, Long::valueOf), page.rows()),
                row -> String.valueOf(row.number),
                row -> KeptTariff.of(row, undone(row)));
    }

    @GET
    @Path("/{number}/file")
    @Produces(BYTES)
    @Operation(operationId = "getTariffFile", summary = "A file as it was imported, byte by byte")
    public byte[] file(@PathParam("siteId") @Identifier String siteId, @PathParam("number") long number) {
        return kept.one(siteId, number).file;
    }

    @RolesAllowed(Scope.CATALOG)
    @POST
    @Path("/{number}/undo")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "undoTariffImport",
            summary = "Takes an import back",
            description =
                    "Its days are published as they stood before, as long as no later file changed them; where one "
                            + "of its prices has begun to hold only with restate, and only if another stood before. Undone again, nothing changes.")
    public KeptTariff undo(
            @PathParam("siteId") @Identifier String siteId,
            @PathParam("number") long number,
            @Valid @NotNull Undoing undoing) {
        return KeptTariff.of(undo.undo(siteId, number, undoing.reason(), undoing.restates()), kept.undo(number));
    }

    private Optional<TariffUndoRow> undone(TariffImportRow row) {
        return kept.undo(Objects.requireNonNull(row.number));
    }
}

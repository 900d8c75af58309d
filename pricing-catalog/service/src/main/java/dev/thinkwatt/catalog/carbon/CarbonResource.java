package dev.thinkwatt.catalog.carbon;

import dev.thinkwatt.catalog.carbon.CarbonService.Imported;
import dev.thinkwatt.catalog.energy.DaySpan;
import dev.thinkwatt.catalog.energy.ElectricityService;
import dev.thinkwatt.catalog.energy.LocalDay;
import dev.thinkwatt.catalog.energy.LocalDay.Gap;
import dev.thinkwatt.catalog.paging.Page;
import dev.thinkwatt.catalog.paging.PageQuery;
import dev.thinkwatt.catalog.publication.Reason;
import dev.thinkwatt.model.energy.CarbonDay;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What a kWh of the grid emits where a site stands. */
@Path("/v1/energy/sites/{siteId}/carbon")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Energy")
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
public class CarbonResource {

    private static final String BYTES = MediaType.APPLICATION_OCTET_STREAM;
    private static final int DAYS_MAX = 92;
    private static final String SOURCE = "\\P{Cntrl}{1,100}";
    private static final String SOURCE_RULE = "must be 1 to 100 characters of text";

    private final ElectricityService sites;
    private final CarbonService carbon;
    private final CarbonDayRepository days;
    private final CarbonImportRepository imports;

    CarbonResource(
            ElectricityService sites, CarbonService carbon, CarbonDayRepository days, CarbonImportRepository imports) {
        this.sites = sites;
        this.carbon = carbon;
        this.days = days;
        this.imports = imports;
    }

    /** The intensities of a stretch of days, each day as it was published last. */
    record Intensities(String siteId, List<Day> items) {}

    /**
     * What a kWh emits on one local day of the site.
     *
     * @param gaps stretches of the day of which nothing is known
     */
    @Schema(name = "CarbonDay")
    record Day(
            LocalDate day,
            long revision,
            Instant publishedAt,
            String source,
            List<Emission> intervals,
            List<Gap> gaps) {
        static Day of(CarbonDayRow row, ZoneId zone) {
            CarbonDay carbon = row.carbon();
            return new Day(
                    carbon.day(),
                    row.key.revision(),
                    row.publishedAt,
                    carbon.source(),
                    carbon.intervals().stream()
                            .map(interval -> new Emission(interval.start(), interval.end(), interval.gramsCo2ePerKwh()))
                            .toList(),
                    new LocalDay(carbon.day(), zone).gaps(carbon.intervals()));
        }
    }

    /** Grams of CO₂ equivalent per kWh for a stretch of time, start inclusive, end exclusive. */
    record Emission(Instant startsAt, Instant endsAt, BigDecimal gramsCo2ePerKwh) {}

    /** Why an import is taken back. */
    @Schema(name = "CarbonUndoing")
    record Undoing(@Reason String reason) {}

    @GET
    @Operation(operationId = "getCarbon", summary = "What a kWh emits at a site, of a stretch of local days")
    public Intensities carbon(
            @PathParam("siteId") @Identifier String siteId,
            @Parameter(description = "The first day.", schema = @Schema(type = SchemaType.STRING, format = "date"))
                    @QueryParam("from")
                    @DefaultValue("")
                    String from,
            @Parameter(
                            description = "The day after the last.",
                            schema = @Schema(type = SchemaType.STRING, format = "date"))
                    @QueryParam("to")
                    @DefaultValue("")
                    String to) {
        ZoneId zone = sites.known(siteId).zone();
        DaySpan span = DaySpan.of(from, to, DAYS_MAX);
        return new Intensities(
                siteId,
                days.inForce(siteId, span.first(), span.end()).stream()
                        .map(row -> Day.of(row, zone))
                        .toList());
    }

    @RolesAllowed(Scope.CATALOG)
    @POST
    @Path("/preview")
    @Consumes(BYTES)
    @Operation(
            operationId = "previewCarbon",
            summary = "What a file of carbon intensities says, and what it would change",
            description = "CSV: " + CarbonColumns.OWN + ", or as Electricity Maps gives it out, of which the direct "
                    + "emissions are taken. Nothing is stored.")
    @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public CarbonPreview preview(
            @PathParam("siteId") @Identifier String siteId,
            @Parameter(description = "Who published the intensities, where the file does not say so.")
                    @QueryParam("source")
                    @DefaultValue("CSV import")
                    @Pattern(regexp = SOURCE, message = SOURCE_RULE) String source,
            byte[] file) {
        return CarbonPreview.of(
                carbon.review(siteId, source, file), sites.known(siteId).zone());
    }

    @RolesAllowed(Scope.CATALOG)
    @POST
    @Consumes(BYTES)
    @Operation(
            operationId = "importCarbon",
            summary = "Imports a file of carbon intensities",
            description = "All of the file is taken, or none. Times that it has no intensity of stay as they are. "
                    + "What has passed may be stated anew: final invoices keep what they say. The file is kept.")
    @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<CarbonImported> importFile(
            @PathParam("siteId") @Identifier String siteId,
            @Parameter(description = "Who published the intensities, where the file does not say so.")
                    @QueryParam("source")
                    @DefaultValue("CSV import")
                    @Pattern(regexp = SOURCE, message = SOURCE_RULE) String source,
            @QueryParam("reason") @NotNull @Reason String reason,
            @Parameter(
                            description =
                                    "The revision that the preview was compared with: if the days have another by now,"
                                            + " nothing is imported.")
                    @QueryParam("comparedWith")
                    @Nullable @Min(0) Long comparedWith,
            byte[] file) {
        Imported done = carbon.importFile(siteId, source, file, reason, comparedWith);
        return RestResponse.status(
                done.row().isPresent() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                new CarbonImported(
                        done.row().map(this::kept).orElse(null),
                        CarbonPreview.of(done.review(), sites.known(siteId).zone())));
    }

    @GET
    @Path("/imports")
    @Operation(operationId = "listCarbonImports", summary = "The files that were imported, latest first")
    public Page<KeptCarbon> imports(@PathParam("siteId") @Identifier String siteId, @BeanParam PageQuery page) {
        sites.known(siteId);
        return Page.of(
                page,
                imports.page(siteId, page.after(Long.MAX_VALUE, Long::valueOf), page.rows()),
                row -> String.valueOf(row.number),
                this::kept);
    }

    @GET
    @Path("/imports/{number}/file")
    @Produces(BYTES)
    @Operation(operationId = "getCarbonFile", summary = "A file as it was imported, byte by byte")
    public byte[] file(@PathParam("siteId") @Identifier String siteId, @PathParam("number") long number) {
        return imports.one(siteId, number).file;
    }

    @RolesAllowed(Scope.CATALOG)
    @POST
    @Path("/imports/{number}/undo")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "undoCarbonImport",
            summary = "Takes an import back",
            description = "Its days are published as they stood before, as long as no later file changed them. "
                    + "Undone again, nothing changes.")
    public KeptCarbon undo(
            @PathParam("siteId") @Identifier String siteId,
            @PathParam("number") long number,
            @Valid @NotNull Undoing undoing) {
        return kept(carbon.undo(siteId, number, undoing.reason()));
    }

    private KeptCarbon kept(CarbonImportRow row) {
        return KeptCarbon.of(row, imports.undo(Objects.requireNonNull(row.number)));
    }
}

package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.catalog.energy.LocalDay.Gap;
import dev.thinkwatt.model.energy.ElectricityDay;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
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
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What electricity costs at a site. */
@Path("/v1/energy/sites/{siteId}/prices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Energy")
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
class PriceResource {

    private static final String CSV = "text/csv";
    private static final String EXAMPLE = """
            startsAt,endsAt,pricePerMwh
            2026-11-24T00:00:00Z,2026-11-24T00:15:00Z,95.37
            2026-11-24T00:15:00Z,2026-11-24T00:30:00Z,-3.10
            """;

    private final SiteRepository sites;
    private final ElectricityDayRepository days;
    private final PriceImport prices;
    private final PriceSettings settings;

    PriceResource(SiteRepository sites, ElectricityDayRepository days, PriceImport prices, PriceSettings settings) {
        this.sites = sites;
        this.days = days;
        this.prices = prices;
        this.settings = settings;
    }

    /** The prices of a stretch of days, each as it was published last. */
    record Prices(String siteId, Currency currency, List<Day> items) {}

    /**
     * The prices of one local day of the site.
     *
     * @param fileSha256 of the file that they were imported from
     * @param gaps stretches of the day that have no price
     */
    record Day(
            LocalDate day,
            long revision,
            Instant publishedAt,
            String source,
            String fileSha256,
            List<PricedInterval> intervals,
            List<Gap> gaps) {
        static Day of(ElectricityDayRow row) {
            ElectricityDay prices = row.prices();
            return new Day(
                    prices.day(),
                    row.key.revision(),
                    row.publishedAt,
                    prices.source(),
                    HexFormat.of().formatHex(row.fileSha256),
                    prices.intervals().stream().map(PricedInterval::of).toList(),
                    gapsOf(prices));
        }
    }

    /** A price for a stretch of time, start inclusive, end exclusive. */
    record PricedInterval(Instant startsAt, Instant endsAt, BigDecimal pricePerKwh) {
        static PricedInterval of(ElectricityDay.Interval interval) {
            return new PricedInterval(interval.start(), interval.end(), interval.pricePerKwh());
        }
    }

    /** What an import did, day by day. */
    record Imported(String siteId, Currency currency, List<ImportedDay> days) {}

    /** Whether the file changed a day. */
    enum Outcome {
        PUBLISHED,
        UNCHANGED
    }

    /**
     * @param intervals how many prices the day has
     * @param gaps stretches of the day that have no price
     */
    record ImportedDay(LocalDate day, Outcome outcome, long revision, int intervals, List<Gap> gaps) {
        static ImportedDay of(PriceImport.Day day) {
            ElectricityDay prices = day.row().prices();
            return new ImportedDay(
                    prices.day(),
                    day.published() ? Outcome.PUBLISHED : Outcome.UNCHANGED,
                    day.row().key.revision(),
                    prices.intervals().size(),
                    gapsOf(prices));
        }
    }

    @GET
    @Operation(operationId = "getPrices", summary = "Electricity prices of a stretch of local days, per kWh")
    public Prices prices(
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
        SiteRow site = sites.one(siteId);
        DaySpan span = DaySpan.of(from, to, settings.queryDaysMax());
        return new Prices(
                siteId,
                site.currency(),
                days.inForce(siteId, span.first(), span.end()).stream()
                        .map(Day::of)
                        .toList());
    }

    @RolesAllowed(Scope.CATALOG)
    @POST
    @Consumes(CSV)
    @Operation(
            operationId = "importPrices",
            summary = "Imports electricity prices from CSV",
            description = "The header names the unit: pricePerMwh or pricePerKwh, in the site's currency. "
                    + "All rows are taken, or none.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING, examples = EXAMPLE)))
    public Imported importCsv(
            @PathParam("siteId") @Identifier String siteId,
            @Parameter(description = "The index that the prices come from, as invoices name it.")
                    @QueryParam("source")
                    @DefaultValue("CSV import")
                    @Pattern(regexp = "\\P{Cntrl}{1,100}", message = "must be 1 to 100 characters of text") String source,
            @Parameter(
                            description =
                                    "Whether prices that have begun to hold may be otherwise: what was charged at "
                                            + "them is then charged anew.")
                    @QueryParam("restate")
                    @DefaultValue("false")
                    boolean restate,
            byte[] file) {
        List<PriceImport.Day> done = prices.importCsv(siteId, source, restate, file);
        return new Imported(
                siteId,
                done.getFirst().row().prices().currency(),
                done.stream().map(ImportedDay::of).toList());
    }

    private static List<Gap> gapsOf(ElectricityDay prices) {
        return new LocalDay(prices.day(), prices.site().zone()).gaps(prices.intervals());
    }
}

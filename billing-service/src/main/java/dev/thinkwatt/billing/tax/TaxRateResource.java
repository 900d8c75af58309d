package dev.thinkwatt.billing.tax;

import dev.thinkwatt.billing.tax.TaxRates.Rate;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.paging.Page;
import dev.thinkwatt.support.paging.PageRequest;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Rates of VAT, by country and date. */
@Path("/v1/tax-rates")
@Tag(name = "Tax rates")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.FINANCE, Scope.FINANCE_READ})
class TaxRateResource {

    private static final LocalDate EARLIEST = LocalDate.parse("2000-01-01");
    private static final LocalDate LATEST = LocalDate.parse("2100-01-01");

    private final TaxRateService rates;

    TaxRateResource(TaxRateService rates) {
        this.rates = rates;
    }

    /** @param percent of the net amount, as in {@code 25} */
    record StateRate(
            @NotNull @Positive @DecimalMax("100") @Digits(integer = 3, fraction = 2) BigDecimal percent) {}

    /**
     * A rate.
     *
     * @param from it holds from this day on, until the next rate of the country begins
     */
    @Schema(name = "TaxRate")
    record View(String country, LocalDate from, BigDecimal percent) {
        static View of(Rate rate) {
            return new View(rate.country(), rate.from(), rate.percent());
        }
    }

    @GET
    @Operation(operationId = "listTaxRates", summary = "Rates of VAT, by country and date")
    public Page<View> list(@Valid @BeanParam PageRequest page) {
        String country = "";
        LocalDate from = EARLIEST;
        if (!page.after().isEmpty()) {
            String[] parts = page.after().split(",", 2);
            country = parts[0];
            from = parts.length == 2 ? date("after", parts[1]) : EARLIEST;
        }
        return Page.of(
                        rates.after(country, from, page.limit() + 1),
                        page.limit(),
                        rate -> rate.country() + "," + rate.from())
                .map(View::of);
    }

    @RolesAllowed(Scope.FINANCE)
    @PUT
    @Path("/{country}/{from}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "stateTaxRate",
            summary = "State the rate of VAT of a country, from a day on",
            description = "An invoice takes the rate of its date, in UTC. A rate that final invoices stand on stays.")
    public View state(
            @PathParam("country") String country, @PathParam("from") String from, @Valid @NotNull StateRate request) {
        Rate rate = new Rate(country(country), date("from", from), request.percent());
        rates.put(rate);
        return View.of(rate);
    }

    @RolesAllowed(Scope.FINANCE)
    @DELETE
    @Path("/{country}/{from}")
    @Operation(operationId = "removeTaxRate", summary = "Take a rate back that no final invoice stands on")
    public void remove(@PathParam("country") String country, @PathParam("from") String from) {
        rates.remove(country(country), date("from", from));
    }

    private static String country(String text) {
        if (!Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(text)) {
            throw ProblemException.invalid("country", "must be an ISO 3166-1 code of two letters");
        }
        return text;
    }

    private static LocalDate date(String field, String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (!date.isBefore(EARLIEST) && date.isBefore(LATEST)) {
                return date;
            }
        } catch (DateTimeException e) {
            // falls through: the text is no date
        }
        throw ProblemException.invalid(field, "must be a date in the years 2000 to 2099, like 2026-01-01");
    }
}

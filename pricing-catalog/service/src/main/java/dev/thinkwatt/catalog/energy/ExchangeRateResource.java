package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.catalog.paging.Page;
import dev.thinkwatt.catalog.paging.PageQuery;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What currencies are worth in each other, day by day: electricity is quoted in one and paid in another. */
@Path("/v1/energy/exchange-rates/{base}/{quote}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Energy")
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
class ExchangeRateResource {

    private final ExchangeRateRepository rates;
    private final ExchangeRateService service;

    ExchangeRateResource(ExchangeRateRepository rates, ExchangeRateService service) {
        this.rates = rates;
        this.service = service;
    }

    /**
     * What one unit of the base is worth on a day. It holds until the next, for 7 days at most.
     *
     * @param rate units of the other currency
     * @param source who published it
     */
    record DayRate(
            LocalDate day,

            @DecimalMin(value = "0", inclusive = false) @Digits(integer = 12, fraction = 6) BigDecimal rate,

            @Pattern(regexp = "(?=.*\\S)\\P{Cntrl}{1,100}", message = "must be 1 to 100 characters of text")
            String source) {
        static DayRate of(ExchangeRateRow row) {
            ExchangeRate rate = row.rate();
            return new DayRate(rate.day(), rate.rate(), rate.source());
        }
    }

    @GET
    @Operation(
            operationId = "listExchangeRates",
            summary = "What one currency was worth in another, the latest day first")
    public Page<DayRate> list(
            @PathParam("base") String base, @PathParam("quote") String quote, @BeanParam PageQuery page) {
        return Page.of(
                page,
                rates.page(
                        currency("base", base),
                        currency("quote", quote),
                        page.after(LocalDate.of(2100, 1, 1), LocalDate::parse),
                        page.rows()),
                row -> row.key.day().toString(),
                DayRate::of);
    }

    @RolesAllowed(Scope.CATALOG)
    @POST
    @Operation(
            operationId = "stateExchangeRate",
            summary = "States what one currency is worth in another on a day",
            description = "Once: prices are converted with it. The same again changes nothing.")
    public RestResponse<DayRate> state(
            @PathParam("base") String base, @PathParam("quote") String quote, @Valid @NotNull DayRate rate) {
        if (rate.day().getYear() < 2000 || rate.day().getYear() > 2099) {
            throw ProblemException.invalid("day", "must be a day between 2000 and 2099");
        }
        Currency from = currency("base", base);
        Currency to = currency("quote", quote);
        if (from.equals(to)) {
            throw ProblemException.invalid("quote", "must be another currency than the base");
        }
        boolean stated = service.state(new ExchangeRate(from, to, rate.day(), rate.rate(), rate.source()));
        return RestResponse.status(stated ? RestResponse.Status.CREATED : RestResponse.Status.OK, rate);
    }

    private static Currency currency(String field, String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(field, "must be the ISO 4217 code of a currency, such as EUR");
        }
    }
}

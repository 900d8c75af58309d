package dev.thinkwatt.catalog.economics;

import dev.thinkwatt.catalog.economics.EconomicsService.Question;
import dev.thinkwatt.model.energy.Site;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.Estimate;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a plan gives, in money and in electricity. */
@Path("/v1/plans/{planId}/economics")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Plans")
@RolesAllowed({Scope.CATALOG, Scope.CATALOG_APPROVE, Scope.CATALOG_READ})
class EconomicsResource {

    private final EconomicsService economics;

    EconomicsResource(EconomicsService economics) {
        this.economics = economics;
    }

    /**
     * What the allowances of a plan are worth when they are fully used, and what that costs in electricity.
     *
     * @param baseFee per seat and month
     * @param request what each request is taken to use
     * @param electricity absent where no site was named
     */
    record PlanEconomics(
            PlanVersion plan,
            Money baseFee,
            Plan.UsageTerms usageTerms,
            Estimate request,
            @Nullable Electricity electricity,
            List<AllowanceUse> allowances) {}

    /**
     * Where requests are taken to run, and at which price.
     *
     * @param pricePerKwh the market's; absent where none is known
     * @param effectivePricePerKwh after the purchase agreement
     * @param mean what the price is the mean of; absent where it was asked for
     */
    record Electricity(
            Site site,
            Currency currency,
            @Nullable BigDecimal pricePerKwh,
            @Nullable BigDecimal effectivePricePerKwh,
            @Nullable MeanPrice mean) {
        static Electricity of(
                Site site, Currency currency, @Nullable BigDecimal pricePerKwh, @Nullable MeanPrice mean) {
            return new Electricity(
                    site, currency, pricePerKwh, new Power(site, currency, pricePerKwh).effectivePricePerKwh(), mean);
        }
    }

    @GET
    @Operation(
            operationId = "getPlanEconomics",
            summary =
                    "What fully used allowances are worth a week and a month, beside the base fee, and cost in electricity",
            description =
                    "Each model of an allowance alone uses all of it, in the standard tier and outside peak hours. "
                            + "A month has 4.348125 weeks.")
    public PlanEconomics economics(
            @PathParam("planId") @Identifier String planId,
            @Parameter(description = "Which version; the one in force now, if absent.")
                    @QueryParam("version")
                    @Nullable @Min(1) Integer version,
            @Parameter(description = "Input tokens of a request; the plan's estimate, if absent.")
                    @QueryParam("inputTokens")
                    @Nullable @Min(0) @Max(Usage.QUANTITY_MAX) Long inputTokens,
            @Parameter(description = "Output tokens of a request; the plan's estimate, if absent.")
                    @QueryParam("outputTokens")
                    @Nullable @Min(0) @Max(Usage.QUANTITY_MAX) Long outputTokens,
            @Parameter(description = "Where requests run; without it, nothing is said of electricity.")
                    @QueryParam("site")
                    @Nullable @Identifier String site,
            @Parameter(
                            description =
                                    "The market's price of electricity in the site's currency; the mean of the last 30 days, if absent.")
                    @QueryParam("pricePerKwh")
                    @Nullable @Pattern(regexp = "-?\\d{1,3}(\\.\\d{1,9})?", message = "must be a decimal such as 0.0954")
                    String pricePerKwh) {
        return economics.answer(new Question(
                planId,
                version,
                inputTokens,
                outputTokens,
                site,
                pricePerKwh == null ? null : new BigDecimal(pricePerKwh)));
    }
}

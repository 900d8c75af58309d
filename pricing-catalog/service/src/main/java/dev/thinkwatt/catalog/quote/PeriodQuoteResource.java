package dev.thinkwatt.catalog.quote;

import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.PeriodTerms;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.TimeSpan;
import dev.thinkwatt.model.rating.PeriodBill;
import dev.thinkwatt.model.rating.PeriodUsage;
import dev.thinkwatt.model.rating.Rating.Item;
import dev.thinkwatt.model.rating.Share;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What an account would pay for a period, by the functions that know the charge models. */
@Path("/v1/quotes/period")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Quotes")
@RolesAllowed({
    Scope.OPERATIONS,
    Scope.FINANCE,
    Scope.FINANCE_READ,
    Scope.CATALOG,
    Scope.CATALOG_APPROVE,
    Scope.CATALOG_READ,
    Scope.AUDITOR
})
class PeriodQuoteResource {

    private final PeriodQuoteService quotes;

    PeriodQuoteResource(PeriodQuoteService quotes) {
        this.quotes = quotes;
    }

    /**
     * What a period is to be quoted for.
     *
     * @param version the version in force when the period starts, if absent
     * @param terms to try out instead of the plan's own, if present
     * @param seats at the base fee
     * @param covered the part of the period that the plan was held; all of it, if absent
     * @param credit that the account has; none, if absent
     * @param currency that the account pays in; that of the base fee, if absent
     */
    record Request(
            @Identifier String planId,
            @Nullable @Min(1) Integer version,
            @Nullable PeriodTerms terms,
            @Min(0) @Max(SEATS_MAX) long seats,
            TimeSpan period,
            @Nullable TimeSpan covered,
            @Size(max = USAGE_MAX) List<@Valid Used> usage,
            @Nullable Money credit,
            @Nullable Currency currency) {

        private static final long SEATS_MAX = 1_000_000;
        private static final int USAGE_MAX = 500;

        Currency currencyOf(Plan plan) {
            return currency == null ? plan.baseFee().currency() : currency;
        }

        Share share() {
            return covered == null ? Share.ALL : Share.of(covered, period);
        }
    }

    /** So much that is used of something over the period. */
    record Used(
            @Identifier String model,
            UsageKind kind,
            ServiceTier serviceTier,
            @Min(0) @Max(QUANTITY_MAX) long quantity) {

        private static final long QUANTITY_MAX = 1_000_000_000_000_000L;

        PeriodUsage toUsage() {
            return new PeriodUsage(model, kind, serviceTier, quantity);
        }
    }

    /**
     * The quote, electricity not counted.
     *
     * @param bill what is charged by the period
     * @param items the usage that no charge of the period covers, at the price of each request
     * @param included whether the base fee covers those
     * @param worth the sum of the items
     */
    record PeriodQuote(PlanVersion plan, PeriodBill bill, List<Item> items, boolean included, Money worth) {}

    @POST
    @Operation(
            operationId = "quotePeriod",
            summary = "What a period would cost: base fee by time, charge models, minimum, credit",
            description =
                    "Electricity is not counted. Charges and minimum are those that an invoice has for the same usage, to the last digit: "
                            + "billing works them out with the same functions. Terms in the request are only tried out.")
    public PeriodQuote quote(@Valid @NotNull Request request) {
        return quotes.quote(request);
    }
}

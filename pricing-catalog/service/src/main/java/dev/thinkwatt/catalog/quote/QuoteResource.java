package dev.thinkwatt.catalog.quote;

import dev.thinkwatt.model.energy.EnergyCharge;
import dev.thinkwatt.model.energy.EnergyProfile;
import dev.thinkwatt.model.energy.Site;
import dev.thinkwatt.model.energy.SurchargePolicy;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.rating.Rating.Item;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a usage would cost, by the engine that billing charges with. */
@Path("/v1/quotes")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Quotes")
@RolesAllowed({
    Scope.GATEWAY,
    Scope.OPERATIONS,
    Scope.FINANCE,
    Scope.FINANCE_READ,
    Scope.CATALOG,
    Scope.CATALOG_APPROVE,
    Scope.CATALOG_READ,
    Scope.AUDITOR
})
class QuoteResource {

    private final QuoteService quotes;

    QuoteResource(QuoteService quotes) {
        this.quotes = quotes;
    }

    /**
     * A usage to price.
     *
     * @param version the version in force at {@code startedAt}, if absent
     * @param usage in disjoint kinds
     * @param currency that is paid in; that of the plan's base fee, if absent
     * @param overage whether it ran beyond an allowance that charges for it; not, if absent
     */
    record Request(
            @Identifier String planId,
            @Nullable @Min(1) Integer version,
            @Identifier String model,
            @Valid Quantities usage,
            ServiceTier serviceTier,
            @Identifier String site,
            Instant startedAt,
            Instant endedAt,
            @Nullable Currency currency,
            @Nullable Boolean overage) {}

    /** Tokens and tool calls in disjoint kinds; what is absent was not used. */
    record Quantities(
            @Nullable @Min(0) @Max(TOKENS_MAX) Long inputTokens,
            @Nullable @Min(0) @Max(TOKENS_MAX) Long cachedInputTokens,
            @Nullable @Min(0) @Max(TOKENS_MAX) Long cacheWriteTokens,
            @Nullable @Min(0) @Max(TOKENS_MAX) Long cacheWriteHourTokens,
            @Nullable @Min(0) @Max(TOKENS_MAX) Long outputTokens,
            @Nullable @Min(0) @Max(TOKENS_MAX) Long reasoningTokens,
            @Nullable @Min(0) @Max(TOKENS_MAX) Long audioInputTokens,
            @Nullable @Min(0) @Max(TOKENS_MAX) Long audioOutputTokens,
            @Nullable @Min(0) @Max(TOKENS_MAX) Long imageInputTokens,
            @Nullable @Min(0) @Max(TOKENS_MAX) Long imageOutputTokens,
            @Nullable @Min(0) @Max(TOKENS_MAX) Long toolCalls) {

        private static final long TOKENS_MAX = 10_000_000;

        Usage toUsage() {
            return new Usage(
                    orNone(inputTokens),
                    orNone(cachedInputTokens),
                    orNone(cacheWriteTokens),
                    orNone(cacheWriteHourTokens),
                    orNone(outputTokens),
                    orNone(reasoningTokens),
                    orNone(audioInputTokens),
                    orNone(audioOutputTokens),
                    orNone(imageInputTokens),
                    orNone(imageOutputTokens),
                    orNone(toolCalls));
        }

        private static long orNone(@Nullable Long quantity) {
            return quantity == null ? 0 : quantity;
        }
    }

    /**
     * The price, itemised; nothing in it is rounded but what the formula of energy rounds.
     *
     * @param included whether the base fee covers the usage, so that {@code charged} is zero
     * @param worth the sum of the items
     * @param energy absent where the plan passes no electricity on and none is known
     */
    record Quote(
            PlanVersion plan,
            boolean included,
            List<Item> items,
            Money worth,
            Money charged,
            @Nullable Energy energy) {}

    /**
     * Every number of the energy formula.
     *
     * @param profile what the model draws on the reference hardware
     * @param computersWh what the computers draw for this usage on the reference hardware, before site and tier
     * @param site with its PUE, hardware and purchase agreement
     * @param policy absent where the plan passes no electricity on
     * @param charge what the facility draws, the rate of each interval, and what they come to. A price that is missing is estimated
     *     where the plan falls back on that; billing waits for it first
     * @param ofUsage absent where the surcharge does not depend on usage
     */
    record Energy(
            EnergyProfile profile,
            BigDecimal computersWh,
            Site site,
            @Nullable SurchargePolicy policy,
            EnergyCharge charge,
            @Nullable OfUsage ofUsage) {

        /** What is on top, in the end. */
        public Money amount() {
            return ofUsage == null ? charge.amount() : ofUsage.amount();
        }
    }

    /**
     * A surcharge that depends on the usage of the site, as though this were all of the month.
     *
     * @param usageNet what is charged for it
     * @param surcharge before the cap
     * @param percent by steps of the index, of the usage; absent where a rate is charged for each kWh
     * @param cut what the cap as a share of usage takes off
     * @param amount exact
     */
    @Schema(name = "QuotedSurchargeOfUsage")
    record OfUsage(
            BigDecimal usageNet,
            BigDecimal surcharge,
            @Nullable BigDecimal percent,
            BigDecimal cut,
            Money amount) {}

    @POST
    @Operation(
            operationId = "quote",
            summary = "What a usage would cost, itemised, with every number of the energy formula")
    public Quote quote(@Valid @NotNull Request request) {
        return quotes.quote(request);
    }
}

package dev.thinkwatt.catalog.economics;

import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPlan;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.Estimate;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.rating.Rater;
import dev.thinkwatt.model.rating.Rating;
import dev.thinkwatt.model.rating.Rating.Pending;
import dev.thinkwatt.model.rating.Rating.Rated;
import dev.thinkwatt.model.rating.Rating.Unpriceable;
import dev.thinkwatt.model.usage.EventId;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageEvent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What fully used allowances are worth at the plan's own prices, by the engine that billing charges with, and what they
 * cost in electricity. Every request uses the same, in the standard tier and outside peak hours.
 */
final class Economics {

    private static final MathContext SHOWN = new MathContext(4, RoundingMode.HALF_UP);

    private final Plan plan;
    private final Estimate estimate;
    private final Usage usage;
    private final @Nullable Power power;
    private final Catalog catalog;
    private final Instant at;

    private Economics(Plan plan, Estimate estimate, @Nullable Power power, Instant at) {
        this.plan = plan;
        this.estimate = estimate;
        this.usage = Usage.ofText(estimate.inputTokens(), estimate.outputTokens());
        this.power = power;
        this.catalog = Catalog.of(List.of(new PublishedPlan(1, Instant.EPOCH, null, plan)));
        this.at = at;
    }

    /**
     * @param estimate what each request uses, at most {@link Usage#QUANTITY_MAX} of either
     * @param power null where nothing is asked of electricity
     * @param at when requests are decided: what an alias of the prices stands for is told by it
     */
    static List<AllowanceUse> of(Plan plan, Estimate estimate, @Nullable Power power, Instant at) {
        Economics economics = new Economics(plan, estimate, power, at);
        return plan.allowances().stream().map(economics::use).toList();
    }

    private AllowanceUse use(Allowance allowance) {
        BigDecimal limit = plan.limitOf(allowance);
        return new AllowanceUse(
                allowance.id(),
                allowance.meter(),
                allowance.scope(),
                limit,
                allowance.window(),
                allowance.models().stream()
                        .map(model -> use(allowance, limit, model))
                        .toList());
    }

    private ModelUse use(Allowance allowance, BigDecimal limit, String model) {
        return switch (Rater.rate(event(model), catalog)) {
            case Rated rated -> use(allowance, limit, model, rated.worth());
            case Unpriceable(Rating.Fault fault, String why) -> ModelUse.unanswered(model, why);
            case Pending(Rating.Missing missing, String why) -> ModelUse.unanswered(model, why);
        };
    }

    private ModelUse use(Allowance allowance, BigDecimal limit, String model, Money worth) {
        BigDecimal units = units(allowance, model, worth);
        if (units.signum() == 0) {
            return ModelUse.unanswered(model, "a request takes nothing of the allowance, so it is never used up");
        }
        Amounts request = request(model, worth);
        Amounts window = request.times(limit.divideToIntegralValue(units));
        Optional<Span> length = Span.of(allowance.window());
        @Nullable Amounts week = length.map(span -> window.in(span, Span.WEEK)).orElse(null);
        @Nullable Amounts month = length.map(span -> window.in(span, Span.MONTH)).orElse(null);
        return new ModelUse(model, null, request, window, week, month, timesBaseFee(allowance, month));
    }

    private BigDecimal units(Allowance allowance, String model, Money worth) {
        BigDecimal quantity = switch (allowance.meter()) {
            case REQUESTS -> BigDecimal.ONE;
            case TOKENS -> BigDecimal.valueOf(estimate.tokens());
            case MONEY -> worth.amount();
        };
        return allowance.weighing().units(model, quantity);
    }

    private Amounts request(String model, Money worth) {
        if (power == null) {
            return new Amounts(BigDecimal.ONE, worth, null, null);
        }
        BigDecimal kwh = power.kwh(plan, plan.model(model).orElseThrow(), usage);
        return new Amounts(BigDecimal.ONE, worth, kwh, power.cost(kwh));
    }

    private @Nullable BigDecimal timesBaseFee(Allowance allowance, @Nullable Amounts month) {
        BigDecimal fee = plan.baseFee().amount();
        return month == null || fee.signum() == 0 || allowance.scope() == Allowance.Scope.ACCOUNT
                ? null
                : month.worth().amount().divide(fee, SHOWN);
    }

    /** Of a site that nobody knows, so that it is priced without electricity. */
    private UsageEvent event(String model) {
        return new UsageEvent(
                EventId.of("economics", 0),
                "economics",
                0,
                "economics",
                "economics",
                "economics",
                plan.planVersion(),
                model,
                model,
                Selection.MANUAL,
                false,
                usage,
                UsageEvent.UNKNOWN_SITE,
                ServiceTier.STANDARD,
                at,
                at,
                at,
                at,
                true,
                null);
    }
}

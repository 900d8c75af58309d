package dev.thinkwatt.catalog.pricelist;

import dev.thinkwatt.model.energy.EnergyProfile;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.ModelTier;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Price;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.model.review.Finding;
import dev.thinkwatt.model.review.PriceReview;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks for prices of a list that do not go together, or jump: each model is reviewed as if a plan sold it alone. */
final class PriceLint {

    private static final EnergyProfile NO_ENERGY = new EnergyProfile(
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            EnergyProfile.Basis.VENDOR_STATED,
            "lists say nothing of energy");

    private PriceLint() {}

    /**
     * @param before the models as they were, by id; one that is not among them is looked at alone
     * @param currency of all prices
     */
    static List<ListFinding> findings(
            Collection<ListedModel> models, Map<String, ListedModel> before, Currency currency) {
        return models.stream()
                .flatMap(model -> findings(model, before.get(model.id()), currency))
                .toList();
    }

    /** A list need not price every kind. */
    private static Stream<ListFinding> findings(ListedModel model, @Nullable ListedModel before, Currency currency) {
        Map<String, ListPrice> prices = IntStream.range(0, model.prices().size())
                .boxed()
                .collect(Collectors.toMap(i -> "prices[" + i + "]", model.prices()::get));
        Plan previous = before == null ? null : plan(before, currency);
        return PriceReview.of(plan(model, currency), previous).stream()
                .filter(finding -> finding.rule() != Finding.Rule.NOT_PRICED)
                .map(finding ->
                        ListFinding.of(model.id(), Objects.requireNonNull(prices.get(finding.path())), finding));
    }

    /**
     * Its context has no end here: what a list calls the longest input is often that of the usual access, and its steps those of
     * another.
     */
    private static Plan plan(ListedModel model, Currency currency) {
        List<Price> prices = model.prices().stream()
                .map(price -> price.planPrice(model.id(), currency, null))
                .toList();
        return new Plan(
                model.id(),
                1,
                model.id(),
                false,
                Money.zero(currency),
                Plan.UsageTerms.METERED,
                Plan.UnlistedModel.DENY,
                List.of(new ServedModel(
                        model.id(), model.id(), ModelTier.REGULAR, Long.MAX_VALUE, BigDecimal.ONE, NO_ENERGY)),
                List.of(),
                prices,
                null,
                Duration.ZERO,
                null,
                null);
    }
}

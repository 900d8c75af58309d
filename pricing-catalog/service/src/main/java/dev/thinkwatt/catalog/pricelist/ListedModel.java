package dev.thinkwatt.catalog.pricelist;

import dev.thinkwatt.model.plan.Price;
import dev.thinkwatt.model.usage.UsageKind;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A model as a list has it.
 *
 * @param id as the list writes it, not one of the catalog's
 * @param mode what it is for: {@code chat}, {@code embedding} and so on
 * @param prices in order, at most one for each kind, tier and step
 * @param leftovers what the list asks beside, in terms that no price here has
 */
record ListedModel(
        String id,
        @Nullable String provider,
        @Nullable String mode,
        @Nullable Long maxInputTokens,
        @Nullable Long maxOutputTokens,
        List<ListPrice> prices,
        List<Leftover> leftovers) {

    /**
     * A term of money that was not made a price, so that somebody looks at it: per image, per second, per search, a factor.
     *
     * @param field the path within the model
     */
    record Leftover(String field, String value) {}

    ListedModel {
        prices = prices.stream().sorted(ListPrice.ORDER).toList();
        leftovers =
                leftovers.stream().sorted(Comparator.comparing(Leftover::field)).toList();
    }

    /**
     * Its prices as a plan has them. In a tier where a list has none for reasoning, it is asked as output.
     *
     * @param model as the plan calls it
     * @param source where they are taken from
     */
    List<Price> planPrices(String model, Currency currency, String source) {
        return Stream.concat(prices.stream(), reasoning())
                .sorted(ListPrice.ORDER)
                .map(price -> price.planPrice(model, currency, source))
                .toList();
    }

    private Stream<ListPrice> reasoning() {
        return prices.stream()
                .filter(price -> price.kind() == UsageKind.OUTPUT
                        && prices.stream()
                                .noneMatch(
                                        other -> other.kind() == UsageKind.REASONING && other.tier() == price.tier()))
                .map(price ->
                        new ListPrice(UsageKind.REASONING, price.tier(), price.contextAbove(), price.perMillion()));
    }
}

package dev.thinkwatt.catalog.pricelist;

import java.util.Comparator;
import java.util.List;
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
}

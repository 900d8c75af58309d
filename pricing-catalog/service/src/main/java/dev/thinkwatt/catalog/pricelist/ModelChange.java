package dev.thinkwatt.catalog.pricelist;

import dev.thinkwatt.catalog.pricelist.ListPrice.Slot;
import dev.thinkwatt.catalog.pricelist.ListedModel.Leftover;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became otherwise of a model.
 *
 * @param prices that are new, gone or another
 * @param terms the rest: provider, mode, bounds, leftovers
 */
record ModelChange(String model, List<PriceChange> prices, List<TermChange> terms) {

    /**
     * A price before and after, per million tokens.
     *
     * @param before null where it is new
     * @param after null where it is gone
     * @param ratio the new price as a multiple of the old, of 4 significant digits; null where one of them is absent, or the
     *     old is 0
     */
    record PriceChange(
            UsageKind kind,
            ServiceTier tier,
            long contextAbove,
            @Nullable BigDecimal before,
            @Nullable BigDecimal after,
            @Nullable BigDecimal ratio) {

        private static final MathContext SHOWN = new MathContext(4, RoundingMode.HALF_UP);

        static PriceChange of(Slot slot, @Nullable ListPrice before, @Nullable ListPrice after) {
            return new PriceChange(
                    slot.kind(),
                    slot.tier(),
                    slot.contextAbove(),
                    before == null ? null : before.perMillion(),
                    after == null ? null : after.perMillion(),
                    before == null || after == null ? null : ratio(after.perMillion(), before.perMillion()));
        }

        private static @Nullable BigDecimal ratio(BigDecimal after, BigDecimal before) {
            return before.signum() == 0 ? null : after.divide(before, SHOWN);
        }
    }

    /**
     * @param field as the list writes it
     * @param before null where it is new
     * @param after null where it is gone
     */
    record TermChange(
            String field, @Nullable String before, @Nullable String after) {}

    ModelChange {
        prices = List.copyOf(prices);
        terms = List.copyOf(terms);
    }

    /**
     * @param before null where it was not listed
     * @param after null where it is not listed any more
     */
    static ModelChange of(String model, @Nullable ListedModel before, @Nullable ListedModel after) {
        return new ModelChange(model, prices(slots(before), slots(after)), terms(terms(before), terms(after)));
    }

    private static List<PriceChange> prices(Map<Slot, ListPrice> before, Map<Slot, ListPrice> after) {
        return keys(before, after)
                .filter(slot -> !Objects.equals(before.get(slot), after.get(slot)))
                .map(slot -> PriceChange.of(slot, before.get(slot), after.get(slot)))
                .toList();
    }

    private static List<TermChange> terms(Map<String, String> before, Map<String, String> after) {
        return keys(before, after)
                .filter(field -> !Objects.equals(before.get(field), after.get(field)))
                .map(field -> new TermChange(field, before.get(field), after.get(field)))
                .toList();
    }

    private static <K> Stream<K> keys(Map<K, ?> before, Map<K, ?> after) {
        TreeSet<K> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        return keys.stream();
    }

    private static Map<Slot, ListPrice> slots(@Nullable ListedModel model) {
        return model == null
                ? Map.of()
                : model.prices().stream().collect(Collectors.toMap(ListPrice::slot, price -> price));
    }

    private static SortedMap<String, String> terms(@Nullable ListedModel model) {
        SortedMap<String, String> terms = new TreeMap<>();
        if (model == null) {
            return terms;
        }
        put(terms, "litellm_provider", model.provider());
        put(terms, "mode", model.mode());
        put(terms, "max_input_tokens", model.maxInputTokens());
        put(terms, "max_output_tokens", model.maxOutputTokens());
        for (Leftover leftover : model.leftovers()) {
            terms.put(leftover.field(), leftover.value());
        }
        return terms;
    }

    private static void put(Map<String, String> terms, String field, @Nullable Object value) {
        if (value != null) {
            terms.put(field, value.toString());
        }
    }
}

package dev.thinkwatt.model.document;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What tells a price from all others of its plan: everything about it but what it costs, and where that was taken from. */
final class PriceName {

    private static final List<String> FIRST = List.of("model", "kind", "tier");
    private static final Set<String> NO_PART = Set.of("model", "kind", "tier", "price", "per", "source");

    private PriceName() {}

    static boolean isComplete(Map<?, ?> price) {
        return FIRST.stream().allMatch(part -> price.get(part) instanceof String);
    }

    /** {@code gpt-5 INPUT STANDARD USD}. */
    static String of(Map<?, ?> price) {
        return price.get("price") instanceof Map<?, ?> money && money.get("currency") instanceof String currency
                ? subject(price) + " " + currency
                : subject(price);
    }

    /** What is priced: {@code gpt-5 INPUT STANDARD}. */
    static String subject(Map<?, ?> price) {
        return Stream.concat(
                        FIRST.stream().map(price::get).filter(Objects::nonNull).map(String::valueOf),
                        price.entrySet().stream()
                                .filter(field -> !NO_PART.contains(String.valueOf(field.getKey())))
                                .filter(field -> field.getValue() != null)
                                .map(field -> field.getKey() + "=" + field.getValue())
                                .sorted())
                .collect(Collectors.joining(" "));
    }
}

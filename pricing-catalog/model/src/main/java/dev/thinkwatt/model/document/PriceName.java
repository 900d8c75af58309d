package dev.thinkwatt.model.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What tells a price from all others of its plan: everything about it but what it costs. */
final class PriceName {

    private static final Set<String> COST = Set.of("price", "per");
    private static final List<String> FIRST = List.of("model", "kind", "tier");

    private PriceName() {}

    /** In words: {@code gpt-5 INPUT STANDARD}. */
    static String of(Map<?, ?> price) {
        Map<String, @Nullable Object> rest = new TreeMap<>();
        fields(price).forEach(rest::put);
        FIRST.forEach(rest::remove);
        return Stream.concat(
                        FIRST.stream().map(price::get).filter(Objects::nonNull).map(String::valueOf),
                        rest.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()))
                .collect(Collectors.joining(" "));
    }

    /** As a value. */
    static Map<String, @Nullable Object> fields(Map<?, ?> price) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        price.forEach((name, value) -> fields.put(String.valueOf(name), value));
        fields.keySet().removeAll(COST);
        return fields;
    }
}

package dev.thinkwatt.catalog.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which model serves after which, as the allowances of a draft say it. */
final class FallbackChains {

    private FallbackChains() {}

    /** One for each model that nothing falls back to: {@code gpt-5 → gpt-5-mini}. */
    static List<String> of(JsonNode document) {
        Map<String, String> next = new LinkedHashMap<>();
        for (JsonNode allowance : document.path("allowances")) {
            String fallback = allowance.at("/atLimit/model").asText("");
            allowance.path("models").forEach(model -> {
                if (!fallback.isBlank() && !fallback.equals(model.asText())) {
                    next.putIfAbsent(model.asText(), fallback);
                }
            });
        }
        return next.keySet().stream()
                .filter(model -> !next.containsValue(model))
                .map(model -> String.join(" → ", chain(model, next)))
                .toList();
    }

    /** Up to where it comes round again. */
    private static Set<String> chain(String first, Map<String, String> next) {
        Set<String> chain = new LinkedHashSet<>();
        for (String model = first; model != null && chain.add(model); ) {
            model = next.get(model);
        }
        return chain;
    }
}

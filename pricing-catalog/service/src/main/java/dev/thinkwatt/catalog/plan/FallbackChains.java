package dev.thinkwatt.catalog.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which model serves after which, as the allowances of a draft say it. */
final class FallbackChains {

    private FallbackChains() {}

    /**
     * One for each model that nothing falls back to, {@code gpt-5 → gpt-5-mini}, and one for each loop that none of those leads
     * into: {@code a → b → a again}.
     */
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
        Set<String> listed = new HashSet<>();
        return Stream.concat(
                        next.keySet().stream().filter(model -> !next.containsValue(model)),
                        next.keySet().stream().filter(model -> !listed.contains(model)))
                .map(model -> chain(model, next, listed))
                .toList();
    }

    /** Up to where it comes round again. */
    private static String chain(String first, Map<String, String> next, Set<String> listed) {
        Set<String> chain = new LinkedHashSet<>();
        String model = first;
        while (model != null && chain.add(model)) {
            model = next.get(model);
        }
        listed.addAll(chain);
        String words = String.join(" → ", chain);
        return model == null ? words : words + " → " + model + " again";
    }
}

package dev.thinkwatt.catalog.pricelist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.model.plan.Price;
import dev.thinkwatt.support.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prices that take the place of those that a draft has for the same. */
record TakenPrices(List<Price> prices) {

    TakenPrices {
        prices = List.copyOf(prices);
    }

    /** What a row is for, at any site. */
    private record Subject(String model, String kind, String tier, String currency, String contextAbove) {

        static Subject of(JsonNode row) {
            return new Subject(
                    row.path("model").asText(),
                    row.path("kind").asText(),
                    row.path("tier").asText(),
                    row.at("/price/currency").asText(),
                    row.path("contextAbove").asText("null"));
        }

        static boolean isAtAnySite(JsonNode row) {
            return !row.hasNonNull("site") && !row.hasNonNull("siteGroup");
        }
    }

    /**
     * A price beside the one that it takes the place of.
     *
     * @param before what the draft says, {@code 1.25 USD per 1,000,000}; null where it has none
     */
    record Taken(Price price, @Nullable String before) {}

    /** Each beside what a draft has now. */
    List<Taken> beside(JsonNode document) {
        Map<Subject, String> standing = new LinkedHashMap<>();
        for (JsonNode row : document.path("prices")) {
            if (Subject.isAtAnySite(row)) {
                standing.put(Subject.of(row), said(row));
            }
        }
        return prices.stream()
                .map(price -> new Taken(price, standing.get(Subject.of(row(price)))))
                .toList();
    }

    /** Writes them. A row that they replace keeps its place; rows for other things, and for single sites, stay as they are. */
    void into(ObjectNode document) {
        Map<Subject, JsonNode> left = new LinkedHashMap<>();
        prices.stream().map(TakenPrices::row).forEach(row -> left.put(Subject.of(row), row));
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (JsonNode row : document.path("prices")) {
            @Nullable JsonNode taken = Subject.isAtAnySite(row) ? left.remove(Subject.of(row)) : null;
            rows.add(taken == null ? row : taken);
        }
        left.values().forEach(rows::add);
        document.set("prices", rows);
    }

    private static String said(JsonNode row) {
        JsonNode per = row.path("per");
        return row.at("/price/amount").asText() + " "
                + row.at("/price/currency").asText() + " per "
                + (per.isIntegralNumber() ? String.format(Locale.ROOT, "%,d", per.asLong()) : per.asText());
    }

    private static JsonNode row(Price price) {
        return Json.tolerant().valueToTree(price);
    }
}

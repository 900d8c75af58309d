package dev.thinkwatt.catalog.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.catalog.words.Words;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import dev.thinkwatt.support.json.Json;
import dev.thinkwatt.support.problem.ProblemException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a price is for, whatever its tier and amount.
 *
 * @param json a row without tier and amount, its fields in one order
 */
record PriceKey(String json) {

    private static final Set<String> HEAD = Set.of("model", "kind", "price", "per");

    /** Empty for what is no price. */
    static Optional<PriceKey> of(JsonNode row) {
        if (!(row instanceof ObjectNode) || !(row.path("price") instanceof ObjectNode)) {
            return Optional.empty();
        }
        ObjectNode key = JsonNodeFactory.instance.objectNode();
        Map<String, JsonNode> fields = new TreeMap<>();
        row.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        fields.remove("tier");
        fields.put("price", ((ObjectNode) row.get("price")).deepCopy().without("amount"));
        key.setAll(fields);
        return Optional.of(new PriceKey(key.toString()));
    }

    /** As a form sends it back. */
    static PriceKey sent(String json) {
        try {
            return of(Json.strict().readTree(json)).orElseThrow(PriceKey::none);
        } catch (JsonProcessingException e) {
            throw none();
        }
    }

    /** Of a line that somebody adds. */
    static PriceKey of(String model, String kind, String currency, String per) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("model", model.strip()).put("kind", kind);
        row.putObject("price").put("currency", currency.strip());
        try {
            row.put("per", Long.parseLong(per.strip()));
        } catch (NumberFormatException e) {
            row.put("per", per.strip());
        }
        return of(row).orElseThrow();
    }

    ObjectNode row(ServiceTier tier, String amount) {
        ObjectNode row = tree();
        row.put("tier", tier.name());
        ((ObjectNode) row.get("price")).put("amount", amount);
        return row;
    }

    public String model() {
        return tree().path("model").asText();
    }

    public String kind() {
        return tree().path("kind").asText();
    }

    /** What is priced, in a word; as it is written where that is nothing that is used. */
    public String what() {
        return Arrays.stream(UsageKind.values())
                .filter(kind -> kind.name().equals(kind()))
                .findFirst()
                .map(Words::word)
                .orElse(kind());
    }

    /** {@code USD per 1,000,000}, and whatever narrows it. */
    public String terms() {
        ObjectNode tree = tree();
        String others = tree.properties().stream()
                .filter(field ->
                        !HEAD.contains(field.getKey()) && !field.getValue().isNull())
                .map(field -> ", " + field.getKey() + " " + field.getValue().asText())
                .collect(Collectors.joining());
        return tree.at("/price/currency").asText() + PlanWords.per(tree.path("per")) + others;
    }

    private ObjectNode tree() {
        try {
            return (ObjectNode) Json.tolerant().readTree(json);
        } catch (JsonProcessingException e) {
            throw none();
        }
    }

    private static ProblemException none() {
        return ProblemException.invalid("line", "must be a line of the table");
    }
}

package dev.thinkwatt.catalog.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.model.usage.ServiceTier;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rows of prices as a table: a line for what they have in common but tier and amount, and a column for each tier. */
record PriceTable(List<Line> lines) {

    /**
     * @param key all that its rows have in common
     * @param cells one for each tier
     */
    record Line(PriceKey key, List<Cell> cells) {

        Cell cell(ServiceTier tier) {
            return cells.stream()
                    .filter(cell -> cell.tier() == tier)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * @param amount empty where the tier has no price
     * @param path of its row within the plan; null for one that is not there
     */
    record Cell(ServiceTier tier, String amount, @Nullable String path) {}

    /** A row, whatever its place. */
    private record Row(PriceKey key, ServiceTier tier, String amount) {

        /** Empty for what fits in no table. */
        static Optional<Row> of(JsonNode node) {
            Optional<ServiceTier> tier = Arrays.stream(ServiceTier.values())
                    .filter(one -> one.name().equals(node.path("tier").asText()))
                    .findFirst();
            return PriceKey.of(node)
                    .flatMap(key -> tier.map(
                            one -> new Row(key, one, node.at("/price/amount").asText(""))));
        }
    }

    /** Empty where a row is no price, or two are for the same: those are mended as JSON. */
    static Optional<PriceTable> of(JsonNode document) {
        Map<PriceKey, Map<ServiceTier, Cell>> lines = new LinkedHashMap<>();
        JsonNode rows = document.path("prices");
        if (!rows.isArray() && !rows.isMissingNode()) {
            return Optional.empty();
        }
        for (int i = 0; i < rows.size(); i++) {
            Optional<Row> read = Row.of(rows.get(i));
            if (read.isEmpty()) {
                return Optional.empty();
            }
            Row row = read.get();
            Cell cell = new Cell(row.tier(), row.amount(), "prices[" + i + "]");
            if (lines.computeIfAbsent(row.key(), key -> new EnumMap<>(ServiceTier.class))
                            .put(row.tier(), cell)
                    != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new PriceTable(lines.entrySet().stream()
                .map(line -> line(line.getKey(), line.getValue()))
                .toList()));
    }

    /** As somebody has filled it in. */
    static PriceTable typed(Map<PriceKey, Map<ServiceTier, String>> amounts) {
        return new PriceTable(amounts.entrySet().stream()
                .map(line -> line(
                        line.getKey(),
                        line.getValue().entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey, cell -> new Cell(cell.getKey(), cell.getValue(), null)))))
                .toList());
    }

    /**
     * Writes what was filled in. A row keeps its place; an amount that was emptied takes its row away, a line that the table
     * did not have stays as it is.
     */
    static void write(ObjectNode document, Map<PriceKey, Map<ServiceTier, String>> amounts) {
        Map<PriceKey, Map<ServiceTier, String>> left = new LinkedHashMap<>();
        amounts.forEach((key, line) -> left.put(key, new EnumMap<>(line)));
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (JsonNode node : document.path("prices")) {
            Optional<Row> row = Row.of(node);
            @Nullable Map<ServiceTier, String> line = row.map(one -> left.get(one.key())).orElse(null);
            if (row.isEmpty() || line == null) {
                rows.add(node);
                continue;
            }
            @Nullable String amount = line.remove(row.get().tier());
            if (amount != null && !amount.isBlank()) {
                ObjectNode priced = node.deepCopy();
                ((ObjectNode) priced.get("price")).put("amount", amount.strip());
                rows.add(priced);
            }
        }
        left.forEach((key, line) -> line.forEach((tier, amount) -> {
            if (!amount.isBlank()) {
                rows.add(key.row(tier, amount.strip()));
            }
        }));
        document.set("prices", rows);
    }

    private static Line line(PriceKey key, Map<ServiceTier, Cell> cells) {
        return new Line(
                key,
                Arrays.stream(ServiceTier.values())
                        .map(tier -> cells.getOrDefault(tier, new Cell(tier, "", null)))
                        .toList());
    }
}

package dev.thinkwatt.catalog.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thinkwatt.catalog.form.Sent;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.support.problem.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The table of prices as a form sends it: line by line, each tier by itself, and the line that is added. */
record PriceForm(Sent sent) {

    /**
     * What is wrong, cell by cell, the line that is added last.
     *
     * @param document that the table was written into
     */
    List<TypedDraft.Field> wrong(JsonNode document, Faults faults) {
        Map<PriceKey, PriceTable.Line> written = PriceTable.of(document).stream()
                .flatMap(table -> table.lines().stream())
                .collect(Collectors.toMap(PriceTable.Line::key, line -> line));
        List<String> lines = lines();
        List<TypedDraft.Field> fields = new ArrayList<>();
        for (int i = 0; i <= lines.size(); i++) {
            PriceTable.Line line = written.get(i < lines.size() ? PriceKey.sent(lines.get(i)) : addedKey());
            for (ServiceTier tier : ServiceTier.values()) {
                String wrong = line == null ? null : faults.wrong(line.cell(tier));
                fields.add(new TypedDraft.Field("wrong-" + i + "-" + tier, wrong));
            }
        }
        return fields;
    }

    /** What each line says for each tier; the line that is added comes last, where there is one. */
    Map<PriceKey, Map<ServiceTier, String>> amounts() {
        List<String> lines = lines();
        int added = lines.size();
        if (Arrays.stream(ServiceTier.values()).anyMatch(tier -> column(tier).size() != added + 1)) {
            throw ProblemException.invalid("line", "must come with an amount, or none, for each tier");
        }
        Map<PriceKey, Map<ServiceTier, String>> amounts = new LinkedHashMap<>();
        for (int i = 0; i < added; i++) {
            amounts.put(PriceKey.sent(lines.get(i)), at(i));
        }
        if (at(added).values().stream().anyMatch(amount -> !amount.isBlank())) {
            Map<ServiceTier, String> line =
                    amounts.computeIfAbsent(addedKey(), key -> new EnumMap<>(ServiceTier.class));
            at(added).forEach((tier, amount) -> line.merge(tier, amount, (old, now) -> now.isBlank() ? old : now));
        }
        return amounts;
    }

    private List<String> lines() {
        return sent.all("line");
    }

    private List<String> column(ServiceTier tier) {
        return sent.all(tier.name());
    }

    private PriceKey addedKey() {
        return PriceKey.of(
                sent.value("newModel"), sent.value("newKind"), sent.value("newCurrency"), sent.value("newPer"));
    }

    private Map<ServiceTier, String> at(int line) {
        Map<ServiceTier, String> amounts = new EnumMap<>(ServiceTier.class);
        for (ServiceTier tier : ServiceTier.values()) {
            amounts.put(tier, column(tier).get(line));
        }
        return amounts;
    }
}

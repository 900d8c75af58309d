package dev.thinkwatt.catalog.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.support.problem.ProblemException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The table of prices as a form sends it: line by line, each tier by itself, and the line that is added. */
class PriceForm {

    @RestForm("line")
    List<String> lines = List.of();

    @RestForm("STANDARD")
    List<String> standard = List.of();

    @RestForm("PRIORITY")
    List<String> priority = List.of();

    @RestForm("FLEX")
    List<String> flex = List.of();

    @RestForm("BATCH")
    List<String> batch = List.of();

    @RestForm
    @Nullable String newModel;

    @RestForm
    @Nullable String newKind;

    @RestForm
    @Nullable String newCurrency;

    @RestForm
    @Nullable String newPer;

    /** As a form sends it, field by field. */
    static PriceForm of(Map<String, List<String>> sent) {
        PriceForm form = new PriceForm();
        form.lines = sent.getOrDefault("line", List.of());
        form.standard = sent.getOrDefault(ServiceTier.STANDARD.name(), List.of());
        form.priority = sent.getOrDefault(ServiceTier.PRIORITY.name(), List.of());
        form.flex = sent.getOrDefault(ServiceTier.FLEX.name(), List.of());
        form.batch = sent.getOrDefault(ServiceTier.BATCH.name(), List.of());
        form.newModel = first(sent, "newModel");
        form.newKind = first(sent, "newKind");
        form.newCurrency = first(sent, "newCurrency");
        form.newPer = first(sent, "newPer");
        return form;
    }

    private static @Nullable String first(Map<String, List<String>> sent, String field) {
        return sent.getOrDefault(field, List.of()).stream().findFirst().orElse(null);
    }

    /**
     * What is wrong, cell by cell, the line that is added last.
     *
     * @param document that the table was written into
     */
    List<TypedDraft.Field> wrong(JsonNode document, Faults faults) {
        Map<PriceKey, PriceTable.Line> written = PriceTable.of(document).stream()
                .flatMap(table -> table.lines().stream())
                .collect(Collectors.toMap(PriceTable.Line::key, line -> line));
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
        int added = lines.size();
        if (Stream.of(standard, priority, flex, batch).anyMatch(column -> column.size() != added + 1)) {
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

    private PriceKey addedKey() {
        return PriceKey.of(
                Objects.requireNonNullElse(newModel, ""),
                Objects.requireNonNullElse(newKind, ""),
                Objects.requireNonNullElse(newCurrency, ""),
                Objects.requireNonNullElse(newPer, ""));
    }

    private Map<ServiceTier, String> at(int line) {
        Map<ServiceTier, String> amounts = new EnumMap<>(ServiceTier.class);
        amounts.put(ServiceTier.STANDARD, standard.get(line));
        amounts.put(ServiceTier.PRIORITY, priority.get(line));
        amounts.put(ServiceTier.FLEX, flex.get(line));
        amounts.put(ServiceTier.BATCH, batch.get(line));
        return amounts;
    }
}

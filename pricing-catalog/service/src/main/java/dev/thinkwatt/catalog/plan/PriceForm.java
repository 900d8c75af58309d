package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.support.problem.ProblemException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

package dev.thinkwatt.catalog.pricelist;

import dev.thinkwatt.catalog.pricelist.ListFinding.ListRule;
import dev.thinkwatt.catalog.pricelist.ModelChange.PriceChange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Two states of a list beside each other.
 *
 * @param added models that are new, whole
 * @param gone ids of models that are not listed any more
 * @param changed models that are otherwise, with nothing but what is
 * @param unchanged how many models are as they were
 */
record Comparison(List<ListedModel> added, List<String> gone, List<ModelChange> changed, int unchanged) {

    /** A price that goes further in one go is looked at. */
    private static final Expected STEADY = Expected.between("0.5", "2");

    Comparison {
        added = List.copyOf(added);
        gone = List.copyOf(gone);
        changed = List.copyOf(changed);
    }

    /** @param before by id, as {@code after} is */
    static Comparison of(SortedMap<String, ListedModel> before, SortedMap<String, ListedModel> after) {
        List<ListedModel> added = new ArrayList<>();
        List<ModelChange> changed = new ArrayList<>();
        int unchanged = 0;
        for (ListedModel model : after.values()) {
            ListedModel old = before.get(model.id());
            if (old == null) {
                added.add(model);
            } else if (old.equals(model)) {
                unchanged++;
            } else {
                changed.add(ModelChange.of(model.id(), old, model));
            }
        }
        List<String> gone =
                before.keySet().stream().filter(id -> !after.containsKey(id)).toList();
        return new Comparison(added, gone, changed, unchanged);
    }

    /** Prices that became more than twice or less than half of what they were. */
    List<ListFinding> jumps() {
        return changed.stream()
                .flatMap(model -> model.prices().stream().flatMap(price -> jump(model.model(), price).stream()))
                .toList();
    }

    private static Optional<ListFinding> jump(String model, PriceChange price) {
        BigDecimal before = price.before();
        BigDecimal after = price.after();
        return before == null || after == null || STEADY.allows(after, before)
                ? Optional.empty()
                : Optional.of(ListFinding.of(
                        model, new ListPrice(price.slot(), after), before, ListRule.NEW_AND_OLD, STEADY));
    }

    boolean isNone() {
        return added.isEmpty() && gone.isEmpty() && changed.isEmpty();
    }
}

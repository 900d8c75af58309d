package dev.thinkwatt.catalog.pricelist;

import dev.thinkwatt.catalog.pricelist.ModelStep.ListStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Two states of a list beside each other.
 *
 * @param added models that are new, whole
 * @param gone models that are not listed any more, as they were
 * @param changed models that are otherwise, with nothing but what is
 * @param unchanged how many models are as they were
 */
record Comparison(List<ListedModel> added, List<ListedModel> gone, List<ModelChange> changed, int unchanged) {

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
        List<ListedModel> gone = before.values().stream()
                .filter(model -> !after.containsKey(model.id()))
                .toList();
        return new Comparison(added, gone, changed, unchanged);
    }

    /** Every model that is not as it was, by id. */
    List<ModelStep> steps() {
        return Stream.of(
                        added.stream().map(model -> ModelStep.of(model.id(), null, model)),
                        gone.stream().map(model -> ModelStep.of(model.id(), model, null)),
                        changed.stream().map(change -> new ModelStep(ListStep.CHANGED, change)))
                .flatMap(steps -> steps)
                .sorted(Comparator.comparing(ModelStep::model))
                .toList();
    }

    public boolean isNone() {
        return added.isEmpty() && gone.isEmpty() && changed.isEmpty();
    }
}

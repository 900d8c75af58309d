package dev.thinkwatt.e2e.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a plan promises, as far as these histories need it. All its windows are of the calendar. */
record Terms(List<Allowance> allowances) {

    /**
     * So many requests for a model in a window.
     *
     * @param manualOnly whether requests that a router chose the model for count
     * @param fallback what serves beyond it; null: nothing
     */
    record Allowance(
            String id,
            String model,
            long limit,
            boolean manualOnly,
            @Nullable String fallback) {}

    List<Allowance> counting(String model, boolean manual) {
        return allowances.stream()
                .filter(allowance -> allowance.model().equals(model))
                .filter(allowance -> manual || !allowance.manualOnly())
                .toList();
    }
}

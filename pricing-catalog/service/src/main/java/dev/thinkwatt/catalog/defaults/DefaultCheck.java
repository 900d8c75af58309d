package dev.thinkwatt.catalog.defaults;

import dev.thinkwatt.catalog.defaults.DefaultHistory.Entry;
import dev.thinkwatt.catalog.plan.PlanCheck;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.support.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A plan sells the models that are its default while it is in force, as far as that is set. */
@ApplicationScoped
class DefaultCheck implements PlanCheck {

    private final DefaultModelRepository defaults;

    DefaultCheck(DefaultModelRepository defaults) {
        this.defaults = defaults;
    }

    @Override
    public List<Violation> violations(Plan plan, Instant from, @Nullable Instant until) {
        DefaultHistory history = defaults.history(plan.id());
        return Stream.concat(history.inForceAt(from).stream(), history.scheduledAfter(from).stream())
                .filter(entry -> until == null || entry.from().isBefore(until))
                .filter(entry -> plan.model(entry.model()).isEmpty())
                .map(DefaultCheck::violation)
                .toList();
    }

    private static Violation violation(Entry entry) {
        return new Violation(
                "models", "must hold " + entry.model() + ", which is the plan's default from " + entry.from() + " on");
    }
}

package dev.thinkwatt.catalog.retirement;

import dev.thinkwatt.catalog.model.ServedModelService;
import dev.thinkwatt.catalog.plan.PlanCheck;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.support.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The routing floor of a plan is reached by a model that is served: all that a router sends is denied else. Where the last one
 * is retired, or will be, whoever publishes the plan has to say that it is meant so.
 */
@ApplicationScoped
class FloorCheck implements PlanCheck {

    private static final String FIELD = "entitlements.routingFloor";

    private final ServedModelService models;

    FloorCheck(ServedModelService models) {
        this.models = models;
    }

    /** No reason against what was published before: a rollback has to be quick. */
    @Override
    public List<Violation> violations(Plan plan, Instant from, @Nullable Instant until) {
        return List.of();
    }

    @Override
    public List<Violation> doubts(Plan plan) {
        return reachedUntil(plan)
                .map(end -> new Violation(
                        FIELD, "is reached by no model from " + end + " on: what a router sends is denied then"))
                .stream()
                .toList();
    }

    /** When the last model that reaches the floor is retired; empty where there is no floor, or where that is announced of not all. */
    private Optional<Instant> reachedUntil(Plan plan) {
        if (plan.entitlements().routingFloor() == null) {
            return Optional.empty();
        }
        List<Optional<Instant>> ends = plan.models().stream()
                .filter(model -> !plan.entitlements().isBelowFloor(model))
                .map(this::retiresAt)
                .toList();
        return ends.stream().allMatch(Optional::isPresent)
                ? ends.stream().flatMap(Optional::stream).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    private Optional<Instant> retiresAt(ServedModel model) {
        return models.find(model.id()).map(known -> known.lifecycle().retiresAt());
    }
}

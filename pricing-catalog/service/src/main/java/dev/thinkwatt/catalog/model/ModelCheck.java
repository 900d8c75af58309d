package dev.thinkwatt.catalog.model;

import dev.thinkwatt.catalog.plan.PlanCheck;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.support.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A plan sells models of the catalog: nobody could retire or evaluate others. One that is retired may stay in it, unserved. */
@ApplicationScoped
class ModelCheck implements PlanCheck {

    private final ServedModelService models;

    ModelCheck(ServedModelService models) {
        this.models = models;
    }

    @Override
    public List<Violation> violations(Plan plan, Instant from, @Nullable Instant until) {
        return IntStream.range(0, plan.models().size())
                .filter(i -> models.find(plan.models().get(i).id()).isEmpty())
                .mapToObj(i -> new Violation("models[" + i + "].id", "must be a model of the catalog"))
                .toList();
    }
}

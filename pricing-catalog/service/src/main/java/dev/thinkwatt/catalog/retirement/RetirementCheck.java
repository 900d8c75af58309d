package dev.thinkwatt.catalog.retirement;

import dev.thinkwatt.catalog.model.ServedModelService;
import dev.thinkwatt.catalog.plan.PlanCheck;
import dev.thinkwatt.catalog.plan.PlanService;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.support.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A plan takes up no model that its subscribers would lose before the notice is over. What it sells already may stay:
 * whoever is subscribed was told.
 */
@ApplicationScoped
class RetirementCheck implements PlanCheck {

    private final ServedModelService models;
    private final PlanService plans;
    private final RetirementSettings settings;

    RetirementCheck(ServedModelService models, PlanService plans, RetirementSettings settings) {
        this.models = models;
        this.plans = plans;
        this.settings = settings;
    }

    @Override
    public List<Violation> violations(Plan plan, Instant from, @Nullable Instant until) {
        return IntStream.range(0, plan.models().size())
                .boxed()
                .flatMap(i -> retiredEarly(plan, i, from).stream())
                .toList();
    }

    private Optional<Violation> retiredEarly(Plan plan, int index, Instant from) {
        String modelId = plan.models().get(index).id();
        return models.find(modelId)
                .map(known -> known.lifecycle().retiresAt())
                .filter(retiresAt -> retiresAt.isBefore(from.plus(settings.notice())))
                .filter(retiresAt -> !plans.selling(modelId).contains(plan.id()))
                .map(retiresAt -> new Violation(
                        "models[" + index + "].id",
                        "must be served for " + settings.notice().toDays() + " days at least: it is retired on "
                                + retiresAt));
    }
}

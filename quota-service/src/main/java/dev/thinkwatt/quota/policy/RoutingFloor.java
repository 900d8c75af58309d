package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.plan.Estimate;
import dev.thinkwatt.model.plan.ModelTier;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.model.rating.Rater;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.model.usage.Served;
import dev.thinkwatt.model.usage.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where a router may not send a request: below the plan's floor, or to a model that cannot read all of it. */
public final class RoutingFloor {

    private RoutingFloor() {}

    /** Whether a router named one of the plan's models that it may not, while it could have named another. */
    public static boolean isMisrouted(Plan plan, Ask ask) {
        return ask.model() != null
                && plan.model(ask.model())
                        .filter(chosen -> isMisrouted(plan, ask, chosen, plan.models()))
                        .isPresent();
    }

    /** The model that serves instead of a misrouted one: the cheapest that fits; empty where the router chose well or none fits. */
    static Optional<ServedModel> lift(Subscriber subscriber, Ask ask, ServedModel chosen, Instant now) {
        Plan plan = subscriber.plan();
        List<ServedModel> models = subscriber.models(now);
        if (!isMisrouted(plan, ask, chosen, models)) {
            return Optional.empty();
        }
        Estimate size = ask.estimateOf(subscriber).tokens() > 0 ? ask.estimateOf(subscriber) : new Estimate(1000, 500);
        return models.stream()
                .filter(model -> fits(plan, ask, model))
                .min(Comparator.comparing((ServedModel model) -> price(plan, model, size, now))
                        .thenComparing(ServedModel::tier)
                        .thenComparing(ServedModel::id));
    }

    static boolean isBelow(Plan plan, ServedModel model) {
        ModelTier floor = plan.entitlements().routingFloor();
        return floor != null && model.tier().compareTo(floor) < 0;
    }

    private static boolean isMisrouted(Plan plan, Ask ask, ServedModel chosen, List<ServedModel> models) {
        return ask.selection() == Selection.AUTO
                && !fits(plan, ask, chosen)
                && models.stream().anyMatch(model -> fits(plan, ask, model));
    }

    private static boolean fits(Plan plan, Ask ask, ServedModel model) {
        return !isBelow(plan, model) && model.contextTokens() >= ask.contextTokens();
    }

    private static BigDecimal price(Plan plan, ServedModel model, Estimate size, Instant now) {
        Usage usage = Usage.ofText(size.inputTokens(), size.outputTokens());
        return Rater.worth(plan, Served.expected(model.id(), usage), now).amount();
    }
}

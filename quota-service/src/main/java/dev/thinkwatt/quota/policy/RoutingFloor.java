package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.plan.Estimate;
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
import java.util.Map;
import java.util.Optional;

/** Where a router may not send a request: below the plan's floor, or to a model that cannot read all of it, or is retired. */
public final class RoutingFloor {

    private RoutingFloor() {}

    /**
     * Whether a router named one of the plan's models that it may not: one that was no longer served then, too.
     *
     * @param retirements from when on models are no longer served, by the models' ids
     */
    public static boolean isMisrouted(Plan plan, Map<String, Instant> retirements, Ask ask, Instant at) {
        List<ServedModel> allowed = allowed(plan, ask, Subscriber.served(plan, retirements, at));
        return ask.selection() == Selection.AUTO
                && plan.models().stream().anyMatch(model -> model.id().equals(ask.model()) && !allowed.contains(model));
    }

    /** The model that serves: the one chosen, or the cheapest that a router may choose; empty where all that are left lie below the floor. */
    static Optional<ServedModel> route(Subscriber subscriber, Ask ask, ServedModel chosen, Instant now) {
        Plan plan = subscriber.plan();
        if (ask.selection() == Selection.MANUAL) {
            return Optional.of(chosen);
        }
        List<ServedModel> allowed = allowed(plan, ask, subscriber.models(now));
        if (allowed.contains(chosen)) {
            return Optional.of(chosen);
        }
        Estimate size = ask.estimateOf(subscriber).tokens() > 0 ? ask.estimateOf(subscriber) : new Estimate(1000, 500);
        return allowed.stream()
                .min(Comparator.comparing((ServedModel model) -> price(plan, model, size, now))
                        .thenComparing(ServedModel::tier)
                        .thenComparing(ServedModel::id));
    }

    /** Those at the floor or above it that can read all of the request; where none can, the floor holds all the same. */
    private static List<ServedModel> allowed(Plan plan, Ask ask, List<ServedModel> models) {
        List<ServedModel> above = models.stream()
                .filter(model -> !plan.entitlements().isBelowFloor(model))
                .toList();
        List<ServedModel> fitting = above.stream()
                .filter(model -> model.contextTokens() >= ask.contextTokens())
                .toList();
        return fitting.isEmpty() ? above : fitting;
    }

    private static BigDecimal price(Plan plan, ServedModel model, Estimate size, Instant now) {
        Usage usage = Usage.ofText(size.inputTokens(), size.outputTokens());
        return Rater.worth(plan, Served.expected(model.id(), usage), now).amount();
    }
}

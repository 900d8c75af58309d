package dev.thinkwatt.catalog.defaults;

import dev.thinkwatt.catalog.defaults.DefaultHistory.Entry;
import dev.thinkwatt.catalog.model.KnownModel;
import dev.thinkwatt.catalog.model.ServedModelService;
import dev.thinkwatt.catalog.plan.PlanService;
import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the default before current again: of all plans asked for, or of none. */
@ApplicationScoped
class RollbackService {

    private final PlanService plans;
    private final DefaultModelRepository defaults;
    private final DefaultModelService service;
    private final ServedModelService models;
    private final Publication publication;

    RollbackService(
            PlanService plans,
            DefaultModelRepository defaults,
            DefaultModelService service,
            ServedModelService models,
            Publication publication) {
        this.plans = plans;
        this.defaults = defaults;
        this.service = service;
        this.models = models;
        this.publication = publication;
    }

    /**
     * What came of the rollback of one plan.
     *
     * @param retiresAt from when on the model is no longer served; null while nobody has announced that
     * @param scheduled defaults that were set for later and will still take effect
     */
    record RolledBack(
            String planId,
            String from,
            String to,
            Instant effectiveFrom,
            @Nullable Instant retiresAt,
            List<Entry> scheduled) {}

    /** What a rollback of one plan does, or why it cannot be done. */
    sealed interface Step {
        record Possible(String planId, Entry current, Entry restored, List<Entry> scheduled) implements Step {}

        record Impossible(String why) implements Step {}

        /** There is nothing to go back to. */
        record Nothing(String planId) implements Step {}
    }

    /**
     * What a rollback did.
     *
     * @param unchanged the paid plans that have no earlier default
     */
    record Done(List<RolledBack> plans, List<String> unchanged) {}

    /** Those that never had another default stay as they are, and keep nobody from being rolled back. */
    @Transactional
    Done rollBackPaid(String reason) {
        List<String> paid = plans.lock(plans.paidAt(publication.now()));
        Instant now = publication.now();
        List<Step> steps = new ArrayList<>();
        List<String> unchanged = new ArrayList<>();
        for (String planId : paid) {
            Step step = step(planId, now);
            if (step instanceof Step.Nothing) {
                unchanged.add(planId);
            } else {
                steps.add(step);
            }
        }
        if (steps.isEmpty()) {
            throw ProblemException.conflict(
                    "Nothing was rolled back: no paid plan has an earlier default (" + String.join(", ", paid) + ").");
        }
        return new Done(take(steps, now, reason), unchanged);
    }

    @Transactional
    List<RolledBack> rollBack(List<String> planIds, String reason) {
        List<String> known = plans.lock(planIds);
        List<Violation> unknown = IntStream.range(0, planIds.size())
                .filter(i -> !known.contains(planIds.get(i)))
                .mapToObj(i -> new Violation("plans[" + i + "]", "names no plan"))
                .toList();
        if (!unknown.isEmpty()) {
            throw ProblemException.invalid(unknown);
        }
        Instant now = publication.now();
        return take(known.stream().map(planId -> step(planId, now)).toList(), now, reason);
    }

    /** All of them, or none. */
    private List<RolledBack> take(List<Step> steps, Instant now, String reason) {
        List<Step.Possible> possible = new ArrayList<>();
        List<String> impossible = new ArrayList<>();
        for (Step step : steps) {
            switch (step) {
                case Step.Possible one -> possible.add(one);
                case Step.Impossible(String why) -> impossible.add(why);
                case Step.Nothing(String of) -> impossible.add("plan " + of + " has no earlier default");
            }
        }
        Map<String, KnownModel> served = served(possible, now);
        possible.stream()
                .filter(step -> !served.containsKey(step.restored().model()))
                .map(step -> "the earlier default of plan " + step.planId() + ", "
                        + step.restored().model() + ", is no longer served")
                .forEach(impossible::add);
        if (!impossible.isEmpty()) {
            throw ProblemException.conflict("Nothing was rolled back: " + String.join("; ", impossible) + ".");
        }
        return possible.stream()
                .map(step -> take(
                        step, Objects.requireNonNull(served.get(step.restored().model())), now, reason))
                .toList();
    }

    /** Those to restore that are not retired, nor will be until this is done: locked at once, in one order for everybody. */
    private Map<String, KnownModel> served(List<Step.Possible> steps, Instant now) {
        Set<String> restored =
                steps.stream().map(step -> step.restored().model()).collect(Collectors.toSet());
        return models.lock(restored).stream()
                .filter(model -> !model.lifecycle().isRetiredAt(now))
                .collect(Collectors.toMap(KnownModel::id, Function.identity()));
    }

    private Step step(String planId, Instant now) {
        DefaultHistory history = defaults.history(planId);
        Optional<Entry> restored = history.toRestoreAt(now);
        if (restored.isEmpty()) {
            return new Step.Nothing(planId);
        }
        String model = restored.get().model();
        if (plans.inForceAt(planId, now).flatMap(plan -> plan.model(model)).isEmpty()) {
            return new Step.Impossible("plan " + planId + " no longer sells its earlier default " + model);
        }
        Optional<Plan> without = plans.firstWithout(planId, model, now, history.nextAfter(now));
        if (without.isPresent()) {
            return new Step.Impossible("plan " + planId + " will not sell its earlier default " + model
                    + " any more from its version " + without.get().version() + " on");
        }
        Entry current = history.inForceAt(now).orElseThrow();
        return new Step.Possible(planId, current, restored.get(), history.scheduledAfter(now));
    }

    private RolledBack take(Step.Possible step, KnownModel model, Instant now, String reason) {
        Instant from =
                now.isAfter(step.current().from()) ? now : step.current().from().plus(1, ChronoUnit.MICROS);
        Entry entry = new Entry(step.restored().model(), from, step.restored().from());
        service.publish(step.planId(), entry, reason, Passage.FREE);
        return new RolledBack(
                step.planId(),
                step.current().model(),
                entry.model(),
                from,
                model.lifecycle().retiresAt(),
                step.scheduled());
    }
}

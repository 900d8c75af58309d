package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.quota.policy.Request.Test;
import dev.thinkwatt.quota.policy.Walk.Fate;
import dev.thinkwatt.quota.policy.Walk.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Walks from the model asked for down its fallbacks, to the first that has room in every allowance that counts the request. */
final class Chain {

    private final Request request;
    private final Map<String, Standing> standings = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();

    Chain(Request request) {
        this.request = request;
    }

    /** How the walk ended. */
    sealed interface Result {}

    /** A model serves. */
    record Served(ServedModel model, boolean overage, List<Taken> taken, Walk walk) implements Result {}

    /** No model of the chain has room. */
    record Ended(Walk walk) implements Result {}

    Result from(ServedModel first) {
        Optional<ServedModel> next = Optional.of(first);
        while (next.isPresent() && !tried(next.get())) {
            ServedModel model = next.get();
            Optional<Fate> unfit = model.equals(first) ? Optional.empty() : unfit(model);
            if (unfit.isPresent()) {
                steps.add(new Step(model.id(), unfit.get(), null));
                next = fallbackOf(model);
                continue;
            }
            List<Test> tests = request.test(model);
            tests.forEach(test -> standings.put(test.standing().allowance(), test.standing()));
            Optional<Test> binding = tests.stream().filter(Test::isFull).max(STRICTEST);
            if (binding.isEmpty() || binding.get().standing().of().atLimit() instanceof AtLimit.Overage) {
                return serve(model, tests, binding);
            }
            // The allowance that binds says what comes next: a fallback, or nothing.
            Standing full = binding.get().standing();
            steps.add(new Step(model.id(), Fate.EXHAUSTED, full.allowance()));
            next = fallback(full.of());
        }
        return new Ended(walk());
    }

    /** Why a fallback may not serve the request, whatever room it has. */
    private Optional<Fate> unfit(ServedModel fallback) {
        Ask ask = request.ask();
        if (!request.subscriber().isServed(fallback, request.now())) {
            return Optional.of(Fate.RETIRED);
        }
        if (fallback.contextTokens() < ask.contextTokens()) {
            return Optional.of(Fate.CONTEXT_TOO_SMALL);
        }
        return ask.selection() == Selection.AUTO
                        && request.subscriber().plan().entitlements().isBelowFloor(fallback)
                ? Optional.of(Fate.BELOW_FLOOR)
                : Optional.empty();
    }

    private boolean tried(ServedModel model) {
        return steps.stream().anyMatch(step -> step.model().equals(model.id()));
    }

    private Served serve(ServedModel model, List<Test> tests, Optional<Test> overage) {
        Fate fate = overage.isPresent() ? Fate.SERVED_AS_OVERAGE : Fate.SERVED;
        steps.add(new Step(
                model.id(),
                fate,
                overage.map(test -> test.standing().allowance()).orElse(null)));
        List<Taken> taken =
                tests.stream().filter(test -> !test.isFull()).map(request::take).toList();
        return new Served(model, overage.isPresent(), taken, walk());
    }

    private Optional<ServedModel> fallbackOf(ServedModel model) {
        return request.subscriber().allowances().stream()
                .filter(allowance -> allowance.models().contains(model.id()))
                .flatMap(allowance -> fallback(allowance).stream())
                .findFirst();
    }

    private Optional<ServedModel> fallback(Allowance allowance) {
        return allowance.atLimit() instanceof AtLimit.FallBack fallback
                ? request.subscriber().plan().model(fallback.model())
                : Optional.empty();
    }

    private Walk walk() {
        return new Walk(steps, List.copyOf(standings.values()));
    }

    /** Of several that are used up, one that refuses binds before one that falls back, and that before overage. */
    private static final Comparator<Test> STRICTEST = Comparator.<Test>comparingInt(
                    test -> strictness(test.standing().of().atLimit()))
            .thenComparing(test -> test.standing().window().endsAt());

    private static int strictness(AtLimit atLimit) {
        return switch (atLimit) {
            case AtLimit.Overage() -> 0;
            case AtLimit.FallBack _ -> 1;
            case AtLimit.Deny() -> 2;
        };
    }
}

package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.quota.policy.Walk.Fate;
import dev.thinkwatt.quota.policy.Walk.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Walks from the model asked for down its fallbacks, to the first that has room in every allowance that counts the request. */
final class Chain {

    /** A request is one unit, whatever it costs to serve. */
    private static final long UNITS = 1;

    private final Subscriber subscriber;
    private final Ask ask;
    private final Counters counters;
    private final Instant now;
    private final Map<String, Instant> opensAt = new LinkedHashMap<>();
    private final Map<String, Standing> standings = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();

    Chain(Subscriber subscriber, Ask ask, Counters counters, Instant now) {
        this.subscriber = subscriber;
        this.ask = ask;
        this.counters = counters;
        this.now = now;
    }

    /** How the walk ended. */
    sealed interface Result {}

    /**
     * A model serves.
     *
     * @param fullModelAt when the first model of the chain is open again; now if it is open
     */
    record Served(ServedModel model, Instant fullModelAt, boolean overage, List<Taken> taken, Walk walk)
            implements Result {}

    /**
     * No model of the chain has room.
     *
     * @param opensAt when the first of them has
     */
    record Ended(Instant opensAt, Walk walk) implements Result {}

    Result from(ServedModel first) {
        Optional<ServedModel> next = Optional.of(first);
        while (next.isPresent() && !tried(next.get())) {
            ServedModel model = next.get();
            if (!model.equals(first) && model.contextTokens() < ask.contextTokens()) {
                steps.add(new Step(model.id(), Fate.CONTEXT_TOO_SMALL, null));
                next = fallbackOf(model);
                continue;
            }
            List<Tested> tested = test(model);
            Optional<Tested> binding = tested.stream().filter(Tested::isFull).max(Tested.STRICTEST);
            if (binding.isEmpty() || binding.get().allowance().atLimit() instanceof AtLimit.Overage) {
                return serve(first, model, tested, binding);
            }
            next = passOver(model, tested, binding.get());
        }
        return new Ended(
                opensAt.values().stream().min(Comparator.naturalOrder()).orElse(now), walk());
    }

    private boolean tried(ServedModel model) {
        return steps.stream().anyMatch(step -> step.model().equals(model.id()));
    }

    private List<Tested> test(ServedModel model) {
        List<Tested> tested = subscriber.plan().allowances().stream()
                .filter(allowance -> allowance.models().contains(model.id()))
                .filter(allowance -> allowance.counts() == Allowance.Counts.ALL || ask.selection() == Selection.MANUAL)
                .map(allowance -> new Tested(
                        allowance,
                        counters.standing(allowance, subscriber.account().timeZone(), now)))
                .toList();
        tested.forEach(test -> standings.put(test.allowance().id(), test.standing()));
        return tested;
    }

    private Served serve(ServedModel first, ServedModel model, List<Tested> tested, Optional<Tested> overage) {
        Fate fate = overage.isPresent() ? Fate.SERVED_AS_OVERAGE : Fate.SERVED;
        steps.add(new Step(
                model.id(), fate, overage.map(test -> test.allowance().id()).orElse(null)));
        List<Taken> taken = tested.stream()
                .filter(test -> !test.isFull())
                .map(test -> new Taken(test.allowance().id(), test.standing().window(), UNITS))
                .toList();
        Instant fullModelAt = Objects.requireNonNullElse(opensAt.get(first.id()), now);
        return new Served(model, fullModelAt, overage.isPresent(), taken, walk());
    }

    /** The allowance that binds says what comes next: a fallback, or nothing. */
    private Optional<ServedModel> passOver(ServedModel model, List<Tested> tested, Tested binding) {
        steps.add(new Step(model.id(), Fate.EXHAUSTED, binding.allowance().id()));
        tested.stream()
                .filter(test -> test.isFull() && !(test.allowance().atLimit() instanceof AtLimit.Overage))
                .map(test -> test.standing().resetsAt())
                .max(Comparator.naturalOrder())
                .ifPresent(instant -> opensAt.put(model.id(), instant));
        return fallback(binding.allowance());
    }

    private Optional<ServedModel> fallbackOf(ServedModel model) {
        return subscriber.plan().allowances().stream()
                .filter(allowance -> allowance.models().contains(model.id()))
                .flatMap(allowance -> fallback(allowance).stream())
                .findFirst();
    }

    private Optional<ServedModel> fallback(Allowance allowance) {
        return allowance.atLimit() instanceof AtLimit.FallBack(String model)
                ? subscriber.plan().model(model)
                : Optional.empty();
    }

    private Walk walk() {
        return new Walk(steps, List.copyOf(standings.values()));
    }

    private record Tested(Allowance allowance, Standing standing) {
        /** Of several that are used up, one that refuses binds before one that falls back, and that before overage. */
        static final Comparator<Tested> STRICTEST = Comparator.<Tested>comparingInt(
                        test -> strictness(test.allowance().atLimit()))
                .thenComparing(test -> test.standing().resetsAt());

        boolean isFull() {
            return !standing.hasRoom(UNITS);
        }

        private static int strictness(AtLimit atLimit) {
            return switch (atLimit) {
                case AtLimit.Overage() -> 0;
                case AtLimit.FallBack(String _) -> 1;
                case AtLimit.Deny() -> 2;
            };
        }
    }
}

package dev.thinkwatt.quota.policy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was looked at on the way to a decision.
 *
 * @param steps the models tried, in order
 * @param standings every allowance tested, as it stood before anything was taken
 */
public record Walk(List<Step> steps, List<Standing> standings) {

    public static final Walk NONE = new Walk(List.of(), List.of());

    public Walk {
        steps = List.copyOf(steps);
        standings = List.copyOf(standings);
    }

    /** The allowance that kept the model asked for from being served as part of the plan. */
    public Optional<String> boundBy() {
        return exhausted().stream().findFirst();
    }

    /** The allowances that had no room, in the order of the models tried. */
    public List<String> exhausted() {
        return steps.stream()
                .flatMap(step -> Optional.ofNullable(step.allowance()).stream())
                .distinct()
                .toList();
    }

    /** The steps, where they say more than that the first model serves; else none. */
    public List<Step> detour() {
        return steps.size() == 1 && steps.getFirst().fate() == Fate.SERVED ? List.of() : steps;
    }

    /**
     * One model tried.
     *
     * @param allowance the one that had no room, or null
     */
    public record Step(String model, Fate fate, @Nullable String allowance) {}

    /** What became of a model tried. */
    public enum Fate {
        SERVED,
        SERVED_AS_OVERAGE,
        EXHAUSTED,
        /** Passed over, because it is no longer served. */
        RETIRED,
        /** Passed over, because it cannot read as long a context as the request has. */
        CONTEXT_TOO_SMALL,
        /** Passed over, because a router sent the request, and the plan's floor lies higher. */
        BELOW_FLOOR
    }
}

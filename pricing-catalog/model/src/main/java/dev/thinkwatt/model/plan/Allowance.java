package dev.thinkwatt.model.plan;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * One limit of a plan.
 *
 * @param models the models whose requests it counts
 * @param limit units per window, 0 allows none
 */
public record Allowance(
        String id,
        Meter meter,
        Set<String> models,
        long limit,
        Window window,
        Scope scope,
        Counts counts,
        AtLimit atLimit) {

    /** What is counted. */
    public enum Meter {
        REQUESTS
    }

    /** Whose use is added up. */
    public enum Scope {
        SUBSCRIBER
    }

    /** Which selections count. */
    public enum Counts {
        MANUAL,
        ALL
    }

    public Allowance {
        // In one order always, so that the same allowance is written the same everywhere.
        models = Collections.unmodifiableSortedSet(new TreeSet<>(models));
        if (models.isEmpty()) {
            throw new IllegalArgumentException("allowance " + id + " counts no model");
        }
        if (limit < 0) {
            throw new IllegalArgumentException("allowance " + id + " has a negative limit");
        }
        if (atLimit instanceof AtLimit.FallBack(String model) && models.contains(model)) {
            throw new IllegalArgumentException("allowance " + id + " falls back to a model that it counts itself");
        }
    }
}

package dev.thinkwatt.model.plan;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One limit of a plan.
 *
 * @param models the models whose requests it counts, together
 * @param limit units per window before the plan's multiplier, 0 allows none: requests, tokens, or money in the currency of the
 *     plan's base fee
 * @param weighing how many units one request is; absent: one request is one, one token is one
 * @param returnsMax the most units that releases give back in one window; absent: the limit with all that was granted on top
 * @param whenUnreachable what a gateway does while nobody can be asked; absent: it lets the request through
 */
public record Allowance(
        String id,
        Meter meter,
        Set<String> models,
        BigDecimal limit,
        Window window,
        Scope scope,
        Counts counts,
        AtLimit atLimit,
        @Nullable Weighing weighing,
        @Nullable BigDecimal returnsMax,
        @Nullable Unreachable whenUnreachable) {

    /** What is counted. */
    public enum Meter {
        REQUESTS,
        /** All tokens of a request, whatever their kind. */
        TOKENS,
        /** What a request is worth at the plan's prices, without energy. */
        MONEY
    }

    /** Whose use is added up. */
    public enum Scope {
        SUBSCRIBER,
        /** All subscribers of the account together. */
        ACCOUNT
    }

    /** Which selections count. */
    public enum Counts {
        MANUAL,
        ALL
    }

    /** What a gateway does while quota-service cannot be reached. */
    public enum Unreachable {
        /** Serves what was asked for. */
        OPEN,
        /** Serves nothing. */
        CLOSED,
        /** Serves the fallback. */
        DOWNGRADE
    }

    public Allowance {
        // In one order always, so that the same allowance is written the same everywhere.
        models = Collections.unmodifiableSortedSet(new TreeSet<>(models));
        weighing = Objects.requireNonNullElse(weighing, Weighing.NONE);
        whenUnreachable = Objects.requireNonNullElse(whenUnreachable, Unreachable.OPEN);
        if (models.isEmpty()) {
            throw new IllegalArgumentException("allowance " + id + " counts no model");
        }
        if (limit.signum() < 0 || (returnsMax != null && returnsMax.signum() < 0)) {
            throw new IllegalArgumentException("allowance " + id + " has a negative limit");
        }
        if (!models.containsAll(weighing.models().keySet())) {
            throw new IllegalArgumentException("allowance " + id + " weighs a model that it does not count");
        }
        if (atLimit instanceof AtLimit.FallBack fallback && models.contains(fallback.model()) && !fallback.isEarly()) {
            throw new IllegalArgumentException("allowance " + id + " falls back to a model that it counts itself");
        }
    }

    @Override
    public Weighing weighing() {
        return Objects.requireNonNull(weighing);
    }

    @Override
    public Unreachable whenUnreachable() {
        return Objects.requireNonNull(whenUnreachable);
    }
}

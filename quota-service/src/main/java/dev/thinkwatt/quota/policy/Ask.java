package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.plan.Estimate;
import dev.thinkwatt.model.usage.Selection;
import org.jspecify.annotations.Nullable;

/**
 * What one request wants.
 *
 * @param model null: the plan's default
 * @param contextTokens how long its context is, 0 where that is not known
 * @param estimate what it will use, as far as its gateway knows; null: what the plan takes a request to use
 */
public record Ask(
        @Nullable String model,
        Selection selection,
        long contextTokens,
        @Nullable Estimate estimate) {
    public Ask {
        if (contextTokens < 0) {
            throw new IllegalArgumentException("contextTokens is never negative");
        }
    }

    /** The model asked for, or the default that stands for it; null where there is neither. */
    public @Nullable String requestedOf(Subscriber subscriber) {
        return model == null ? subscriber.defaultModel() : model;
    }

    /** What it will use, as far as anybody knows. */
    public Estimate estimateOf(Subscriber subscriber) {
        return estimate == null ? subscriber.plan().expiry().estimate() : estimate;
    }
}

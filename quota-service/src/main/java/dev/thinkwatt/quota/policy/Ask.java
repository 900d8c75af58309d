package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.usage.Selection;
import org.jspecify.annotations.Nullable;

/**
 * What one request wants.
 *
 * @param model null: the plan's default
 * @param contextTokens how long its context is, 0 where that is not known
 */
public record Ask(@Nullable String model, Selection selection, long contextTokens) {
    public Ask {
        if (contextTokens < 0) {
            throw new IllegalArgumentException("contextTokens is never negative");
        }
    }

    /** The model asked for, or the default that stands for it; null where there is neither. */
    public @Nullable String requestedOf(Subscriber subscriber) {
        return model == null ? subscriber.defaultModel() : model;
    }
}

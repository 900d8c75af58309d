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
}

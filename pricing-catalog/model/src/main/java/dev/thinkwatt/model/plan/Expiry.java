package dev.thinkwatt.model.plan;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a decision that nobody settled or released before its hold ran out.
 *
 * @param estimate what a request is taken to use where its gateway gave no estimate of its own; absent: nothing
 * @param site where it is taken to have run, which decides its electricity; absent: unknown
 */
public record Expiry(
        Act act, @Nullable Estimate estimate, @Nullable String site) {

    public static final Expiry SETTLED = new Expiry(Act.SETTLE, null, null);

    /** What is done. */
    public enum Act {
        /** Requests stay taken; tokens and money are settled at the estimate, and billed until the truth arrives. */
        SETTLE,
        /** Everything is given back. */
        RELEASE
    }

    public Expiry {
        estimate = Objects.requireNonNullElse(estimate, Estimate.NONE);
    }

    @Override
    public Estimate estimate() {
        return Objects.requireNonNull(estimate);
    }
}

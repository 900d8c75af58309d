package dev.thinkwatt.quota.console;

import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.quota.decision.Outcome;
import dev.thinkwatt.quota.policy.Notice;
import dev.thinkwatt.quota.policy.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decision of the past, as the page shows it.
 *
 * @param requested null where the plan had no default either
 * @param model null where denied
 * @param notice what the subscriber was told of a downgrade
 */
record DecisionLine(
        Instant at,
        String requestId,
        Selection selection,
        Outcome outcome,
        @Nullable String requested,
        @Nullable String model,
        Reason reason,
        boolean overage,
        @Nullable Notice notice,
        State state) {

    /** Whether a router chose the model. */
    public boolean auto() {
        return selection == Selection.AUTO;
    }

    /** What became of it. */
    enum State {
        DENIED,
        OPEN,
        SETTLED,
        RELEASED
    }
}

package dev.thinkwatt.model.plan;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What happens to a request for which an allowance has no room left. */
public sealed interface AtLimit {

    /**
     * Another model serves, and its own allowances are tested in turn.
     *
     * @param from the share of the limit from which on it serves: less than 1 steps down before the limit is full; absent: 1.
     *     Stepping down early, the fallback may be one of the models counted: it then has the rest of the limit, together with
     *     those of a lower tier
     */
    record FallBack(String model, @Nullable BigDecimal from) implements AtLimit {
        public FallBack {
            from = Objects.requireNonNullElse(from, BigDecimal.ONE);
            if (from.signum() < 0 || from.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("a fallback steps in from a share of the limit between 0 and 1");
            }
        }

        public FallBack(String model) {
            this(model, null);
        }

        @Override
        public BigDecimal from() {
            return Objects.requireNonNull(from);
        }

        /** Whether it steps in before the limit is full. */
        public boolean isEarly() {
            return from().compareTo(BigDecimal.ONE) < 0;
        }
    }

    /** It is served all the same, and charged beyond what the plan includes. */
    record Overage() implements AtLimit {}

    /** It is refused until the window resets. */
    record Deny() implements AtLimit {}
}

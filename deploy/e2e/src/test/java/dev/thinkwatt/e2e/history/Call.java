package dev.thinkwatt.e2e.history;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a client asks of one subscriber. */
sealed interface Call {

    /** The request that it is about; null where it is about all of them. */
    @Nullable String requestId();

    /**
     * A decision is asked for.
     *
     * @param contextTokens makes another body of the same request id
     */
    record Decide(String requestId, String model, boolean manual, int contextTokens) implements Call {}

    /** A request ended, and used that much. */
    record Settle(String requestId, int outputTokens) implements Call {}

    /** A request used nothing. */
    record Release(String requestId, String cause) implements Call {

        private static final Set<String> GIVING_BACK = Set.of("SERVER_ERROR", "TIMEOUT", "NOT_SENT");

        boolean givesBack() {
            return GIVING_BACK.contains(cause);
        }
    }

    /** A receipt is read. */
    record Read(String requestId) implements Call {}

    /** Where the subscriber stands is read. */
    record Stand() implements Call {
        @Override
        public @Nullable String requestId() {
            return null;
        }
    }
}

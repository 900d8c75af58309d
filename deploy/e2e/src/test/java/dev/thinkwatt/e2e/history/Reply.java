package dev.thinkwatt.e2e.history;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a client was answered. */
sealed interface Reply {

    /** A stretch of time, in nanoseconds since 1970; the end is not part of it. */
    record Span(long startsAt, long endsAt) {
        boolean contains(long instant) {
            return startsAt <= instant && instant < endsAt;
        }
    }

    /** Where an allowance stands. */
    record Count(Span window, long limit, long used, long remaining) {

        static Count of(Span window, long limit, long used) {
            return new Count(window, limit, used, Math.max(0, limit - used));
        }
    }

    /**
     * A decision.
     *
     * @param words all of the answer but whether it is a replay: a later answer repeats them; null where nobody was told
     */
    record Decided(
            String outcome,
            @Nullable String model,
            boolean replayed,
            Map<String, Count> allowances,
            @Nullable String words)
            implements Reply {

        Decided asReplay() {
            return new Decided(outcome, model, true, allowances, words);
        }

        Decided asFirst() {
            return new Decided(outcome, model, false, allowances, words);
        }

        /** Whether it decides the same, whatever else is told with it. */
        boolean decidesAs(Decided other) {
            return outcome.equals(other.outcome)
                    && Objects.equals(model, other.model)
                    && allowances.equals(other.allowances);
        }
    }

    /**
     * A settlement or a release.
     *
     * @param returned the allowances that got a unit back
     */
    record Closed(String state, boolean replayed, Set<String> returned) implements Reply {}

    /** A receipt: the state, and the answer that was given first. */
    record Kept(String state, Decided first) implements Reply {}

    /** Where every allowance stands. */
    record Stood(Map<String, Count> allowances) implements Reply {}

    /** No, because of what happened before. */
    record Refused(int status) implements Reply {}
}

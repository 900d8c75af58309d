package dev.thinkwatt.catalog.defaults;

import dev.thinkwatt.catalog.evaluation.Comparison;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a default passed the gate.
 *
 * @param comparison with those before; null where there was nothing to compare
 * @param follower what it makes of the default that was set for later already; null where that is no worse after it
 * @param acknowledgement why, although it or its follower scores less somewhere
 */
record Passage(
        @Nullable Comparison comparison,
        @Nullable Follower follower,
        @Nullable String acknowledgement) {

    /** Of what is not held to it: a rollback goes to what was there. */
    static final Passage FREE = new Passage(null, null, null);

    /**
     * The default that comes next.
     *
     * @param comparison what is worse about it than it was when it was set
     */
    record Follower(String model, Instant from, Comparison comparison) {}
}

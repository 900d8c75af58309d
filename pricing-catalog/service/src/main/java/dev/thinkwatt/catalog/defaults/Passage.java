package dev.thinkwatt.catalog.defaults;

import dev.thinkwatt.catalog.evaluation.Comparison;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a default passed the gate.
 *
 * @param comparison with those before; null where there was nothing to compare
 * @param followers the defaults set for later already that are worse after it than they were
 * @param acknowledgement why, although it or one of those scores less somewhere
 */
record Passage(
        @Nullable Comparison comparison,
        List<Follower> followers,
        @Nullable String acknowledgement) {

    /** Of what is not held to it: a rollback goes to what was there. */
    static final Passage FREE = new Passage(null, List.of(), null);

    Passage {
        followers = List.copyOf(followers);
    }

    /**
     * A default that comes later.
     *
     * @param comparison what is worse about it than it was when it was set
     */
    record Follower(String model, Instant from, Comparison comparison) {}
}

package dev.thinkwatt.catalog.defaults;

import dev.thinkwatt.catalog.evaluation.Comparison;
import org.jspecify.annotations.Nullable;

/**
 * How a default passed the gate.
 *
 * @param comparison with the one before; null where there was nothing to compare
 * @param acknowledgement why, although it scores less somewhere
 */
record Passage(@Nullable Comparison comparison, @Nullable String acknowledgement) {

    /** Of what is not held to it: a rollback goes to what was there. */
    static final Passage FREE = new Passage(null, null);
}

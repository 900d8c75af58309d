package dev.thinkwatt.catalog.migration;

import dev.thinkwatt.model.catalog.Migration;
import dev.thinkwatt.model.catalog.Migration.Mode;
import dev.thinkwatt.support.problem.ProblemException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A migration as somebody wants it.
 *
 * @param effectiveAt null exactly where nobody is to be moved
 */
record Wish(
        String planId,
        int fromVersion,
        int toVersion,
        Mode mode,
        @Nullable Instant effectiveAt) {

    Wish {
        if (toVersion <= fromVersion) {
            throw ProblemException.invalid("toVersion", "must be a later one than fromVersion");
        }
        if (mode == Mode.GRANDFATHER && effectiveAt != null) {
            throw ProblemException.invalid("effectiveAt", "must be absent where nobody is moved");
        }
        if (mode != Mode.GRANDFATHER && effectiveAt == null) {
            throw ProblemException.invalid("effectiveAt", "is required where somebody is moved");
        }
        effectiveAt = effectiveAt == null ? null : effectiveAt.truncatedTo(ChronoUnit.MICROS);
    }

    Migration as(String migrationId, Instant decidedAt) {
        return new Migration(migrationId, planId, fromVersion, toVersion, mode, effectiveAt, decidedAt);
    }
}

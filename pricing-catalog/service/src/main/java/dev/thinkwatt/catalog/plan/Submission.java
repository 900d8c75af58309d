package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.support.etag.ETag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A draft that somebody wants published, exactly as it was then.
 *
 * @param revision of the draft that was submitted
 * @param effectiveFrom null: from its approval on
 */
record Submission(
        long revision, Author by, Instant at, @Nullable Instant effectiveFrom, String reason) {

    String etag() {
        return ETag.of(revision).header();
    }

    /** When it comes into force if it is approved now: never before. */
    Instant from(Instant now) {
        return effectiveFrom == null || effectiveFrom.isBefore(now) ? now : effectiveFrom;
    }
}

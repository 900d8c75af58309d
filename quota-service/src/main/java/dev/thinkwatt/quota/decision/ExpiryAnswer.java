package dev.thinkwatt.quota.decision;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of a hold that ran out.
 *
 * @param eventId the estimated usage event that was sent; null where none was
 */
@Schema(name = "Expired")
record ExpiryAnswer(
        Instant expiredAt,
        Fate fate,

        @Schema(description = "The estimated usage event that was sent, if one was") @Nullable UUID eventId) {

    /** What was done. */
    enum Fate {
        /** The units stay taken, and an estimated usage event was sent. */
        SETTLED_AT_ESTIMATE,
        /** The units went back to the windows they were taken from. */
        RELEASED,
        /** The units stay taken, and nothing was sent: the plan gives back what nobody settles, but a proxy asked. */
        KEPT
    }
}

package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.catalog.plan.PlanVersionRow.Status;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A version with where it stands among the others.
 *
 * @param until null while no later version follows
 * @param origin null for what was there from the start
 */
record Release(
        String planId,
        int version,
        Phase status,
        Instant from,
        @Nullable Instant until,
        long revision,
        Instant publishedAt,
        @Nullable Origin origin) {

    /** Where a published version stands. */
    @Schema(name = "VersionStatus")
    enum Phase {
        /** Published, and still to come into force. */
        SCHEDULED,
        IN_FORCE,
        /** Another version is in force since. */
        SUPERSEDED,
        /** Taken back before it came into force. */
        WITHDRAWN
    }

    static Release of(PlanVersionRow row, Instant now) {
        return new Release(
                row.key.planId(),
                row.key.version(),
                status(row, now),
                row.from,
                row.until,
                row.revision,
                row.publishedAt,
                row.origin().orElse(null));
    }

    private static Phase status(PlanVersionRow row, Instant now) {
        if (row.status == Status.WITHDRAWN) {
            return Phase.WITHDRAWN;
        }
        if (now.isBefore(row.from)) {
            return Phase.SCHEDULED;
        }
        return row.isInForceAt(now) ? Phase.IN_FORCE : Phase.SUPERSEDED;
    }
}

package dev.thinkwatt.catalog.migration;

import dev.thinkwatt.catalog.plan.Author;
import dev.thinkwatt.model.catalog.Migration.Mode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A migration as it was decided.
 *
 * @param effectiveAt before this nobody is moved; null exactly where nobody ever is
 * @param accounts how many it concerned, as far as that was known then
 * @param seats of these accounts
 * @param withdrawn null while it stands
 */
@Schema(name = "Migration")
record Decided(
        String migrationId,
        String planId,
        int fromVersion,
        int toVersion,
        Mode mode,
        @Nullable Instant effectiveAt,
        int accounts,
        int seats,
        String reason,
        Instant decidedAt,
        Author decidedBy,
        @Nullable Withdrawn withdrawn) {

    /** That it was taken back before it had any effect. */
    @Schema(name = "MigrationWithdrawn")
    record Withdrawn(Instant at, Author by, String reason) {}
}

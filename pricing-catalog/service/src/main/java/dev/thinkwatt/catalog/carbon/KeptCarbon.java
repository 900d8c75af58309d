package dev.thinkwatt.catalog.carbon;

import dev.thinkwatt.catalog.carbon.CarbonImportRow.ImportedDay;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An import as it is kept.
 *
 * @param number counts up, over all sites
 * @param days that it published, each with the revision that it gave it
 * @param undone null while it stands
 */
record KeptCarbon(
        long number,
        String source,
        String fileSha256,
        List<ImportedDay> days,
        String reason,
        String author,
        Instant importedAt,
        @Nullable Undone undone) {

    /** Who took it back, and why. */
    record Undone(String reason, String author, Instant undoneAt) {}

    static KeptCarbon of(CarbonImportRow row, Optional<CarbonUndoRow> undo) {
        return new KeptCarbon(
                Objects.requireNonNull(row.number),
                row.source,
                row.sha256(),
                row.done().days(),
                row.reason,
                row.author,
                row.importedAt,
                undo.map(one -> new Undone(one.reason, one.author, one.undoneAt))
                        .orElse(null));
    }
}

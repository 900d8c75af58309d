package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.catalog.energy.TariffImportRow.ImportedDay;
import dev.thinkwatt.catalog.tariff.Remark;
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
record KeptTariff(
        long number,
        FileFormat format,
        int sequence,
        String source,
        String fileSha256,
        List<ImportedDay> days,
        List<Remark> remarks,
        String reason,
        String author,
        Instant importedAt,
        @Nullable Undone undone) {

    /** Who took it back, and why. */
    record Undone(String reason, String author, Instant undoneAt) {}

    static KeptTariff of(TariffImportRow row, Optional<TariffUndoRow> undo) {
        return new KeptTariff(
                Objects.requireNonNull(row.number),
                FileFormat.valueOf(row.format),
                row.sequence,
                row.source,
                row.sha256(),
                row.done().days(),
                row.done().remarks(),
                row.reason,
                row.author,
                row.importedAt,
                undo.map(one -> new Undone(one.reason, one.author, one.undoneAt))
                        .orElse(null));
    }
}

package dev.thinkwatt.catalog.carbon;

import dev.thinkwatt.catalog.energy.ImportRow;
import dev.thinkwatt.catalog.publication.Body;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A file of carbon intensities as it was taken. */
@Entity
@Table(name = "carbon_import")
class CarbonImportRow extends ImportRow {

    /** A day that an import published, and the revision that it gave it. */
    record ImportedDay(LocalDate day, long revision) {}

    /** What an import did. */
    record Done(List<ImportedDay> days) {}

    protected CarbonImportRow() {}

    CarbonImportRow(CarbonReview review, Done done, String reason, String author, Instant importedAt) {
        super(review.siteId(), review.read().source(), review.file(), done, reason, author, importedAt);
    }

    Done done() {
        return Body.read(body, Done.class);
    }
}

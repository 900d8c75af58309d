package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.catalog.publication.Body;
import dev.thinkwatt.catalog.tariff.Remark;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A file of prices as it was taken. */
@Entity
@Table(name = "tariff_import")
class TariffImportRow extends ImportRow {

    /** A day that an import published, and the revision that it gave it. */
    record ImportedDay(LocalDate day, long revision) {}

    /** What an import did. */
    record Done(List<ImportedDay> days, List<Remark> remarks) {}

    @Column(name = "format")
    String format;

    @Column(name = "sequence")
    int sequence;

    protected TariffImportRow() {}

    TariffImportRow(TariffReview review, Done done, String reason, String author, Instant importedAt) {
        super(review.site().id, review.read().source(), review.file(), done, reason, author, importedAt);
        this.format = review.format().name();
        this.sequence = review.sequence();
    }

    Done done() {
        return Body.read(body, Done.class);
    }
}

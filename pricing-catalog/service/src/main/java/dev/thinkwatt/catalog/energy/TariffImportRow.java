package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.catalog.publication.Body;
import dev.thinkwatt.catalog.tariff.Remark;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A file of prices as it was taken. Never changed. */
@Entity
@Table(name = "tariff_import")
class TariffImportRow {

    /** A day that an import published, and the revision that it gave it. */
    record ImportedDay(LocalDate day, long revision) {}

    /** What an import did. */
    record Done(List<ImportedDay> days, List<Remark> remarks) {}

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "number")
    @Nullable Long number;

    @Column(name = "site_id")
    String siteId;

    @Column(name = "format")
    String format;

    @Column(name = "sequence")
    int sequence;

    @Column(name = "source")
    String source;

    @Column(name = "file")
    byte[] file;

    @Column(name = "file_sha256")
    byte[] fileSha256;

    @Column(name = "body")
    @JdbcTypeCode(SqlTypes.JSON)
    String body;

    @Column(name = "reason")
    String reason;

    @Column(name = "author")
    String author;

    @Column(name = "imported_at")
    Instant importedAt;

    protected TariffImportRow() {}

    TariffImportRow(TariffReview review, Done done, String reason, String author, Instant importedAt) {
        this.siteId = review.site().id;
        this.format = review.format().name();
        this.sequence = review.sequence();
        this.source = review.read().source();
        this.file = review.file().clone();
        this.fileSha256 = Sha256.of(review.file());
        this.body = Body.of(done);
        this.reason = reason;
        this.author = author;
        this.importedAt = importedAt;
    }

    Done done() {
        return Body.read(body, Done.class);
    }

    String sha256() {
        return HexFormat.of().formatHex(fileSha256);
    }
}

package dev.thinkwatt.catalog.carbon;

import dev.thinkwatt.catalog.energy.Sha256;
import dev.thinkwatt.catalog.publication.Body;
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

/** A file of carbon intensities as it was taken. Never changed. */
@Entity
@Table(name = "carbon_import")
class CarbonImportRow {

    /** A day that an import published, and the revision that it gave it. */
    record ImportedDay(LocalDate day, long revision) {}

    /** What an import did. */
    record Done(List<ImportedDay> days) {}

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "number")
    @Nullable Long number;

    @Column(name = "site_id")
    String siteId;

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

    protected CarbonImportRow() {}

    CarbonImportRow(CarbonReview review, Done done, String reason, String author, Instant importedAt) {
        this.siteId = review.siteId();
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

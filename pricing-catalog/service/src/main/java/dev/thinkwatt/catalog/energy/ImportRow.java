package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.catalog.publication.Body;
import jakarta.persistence.Column;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A file of what is known of the days of a site, as it was taken. Never changed. */
@MappedSuperclass
public abstract class ImportRow {

    /** What the audit trail keeps of a file. */
    public record Audited(String source, String fileSha256, List<LocalDate> days) {}

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "number")
    public @Nullable Long number;

    @Column(name = "site_id")
    protected String siteId;

    @Column(name = "source")
    public String source;

    @Column(name = "file")
    public byte[] file;

    @Column(name = "file_sha256")
    protected byte[] fileSha256;

    @Column(name = "body")
    @JdbcTypeCode(SqlTypes.JSON)
    protected String body;

    @Column(name = "reason")
    public String reason;

    @Column(name = "author")
    public String author;

    @Column(name = "imported_at")
    public Instant importedAt;

    protected ImportRow() {}

    /** @param done what the import did */
    protected ImportRow(
            String siteId, String source, byte[] file, Object done, String reason, String author, Instant importedAt) {
        this.siteId = siteId;
        this.source = source;
        this.file = file.clone();
        this.fileSha256 = Sha256.of(file);
        this.body = Body.of(done);
        this.reason = reason;
        this.author = author;
        this.importedAt = importedAt;
    }

    public String sha256() {
        return HexFormat.of().formatHex(fileSha256);
    }

    /** @param days that it published */
    public Audited audited(List<LocalDate> days) {
        return new Audited(source, sha256(), days);
    }
}

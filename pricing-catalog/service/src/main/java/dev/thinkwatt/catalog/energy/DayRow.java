package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.catalog.publication.Body;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One publication of what is known of a local day of a site; the highest revision is the one in force. Never changed. */
@MappedSuperclass
public abstract class DayRow {

    /** Which publication of which day. */
    @Embeddable
    public record Key(
            @Column(name = "site_id") String siteId,
            @Column(name = "day") LocalDate day,
            @Column(name = "revision") long revision) {}

    @EmbeddedId
    public Key key;

    @Column(name = "body")
    @JdbcTypeCode(SqlTypes.JSON)
    protected String body;

    @Column(name = "published_at")
    public Instant publishedAt;

    protected DayRow() {}

    /** @param day what is published */
    protected DayRow(Key key, Object day, Instant publishedAt) {
        this.key = key;
        this.body = Body.of(day);
        this.publishedAt = publishedAt;
    }
}

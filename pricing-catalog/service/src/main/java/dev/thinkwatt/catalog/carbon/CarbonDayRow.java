package dev.thinkwatt.catalog.carbon;

import dev.thinkwatt.catalog.publication.Body;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedCarbon;
import dev.thinkwatt.model.energy.CarbonDay;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One publication of what a kWh emits at a site on a local day; the highest revision is the one in force. Never changed. */
@Entity
@Table(name = "carbon_day")
class CarbonDayRow {

    @Embeddable
    record Key(
            @Column(name = "site_id") String siteId,
            @Column(name = "day") LocalDate day,
            @Column(name = "revision") long revision) {}

    @EmbeddedId
    Key key;

    @Column(name = "body")
    @JdbcTypeCode(SqlTypes.JSON)
    String body;

    @Column(name = "published_at")
    Instant publishedAt;

    protected CarbonDayRow() {}

    CarbonDayRow(PublishedCarbon published, Instant publishedAt) {
        CarbonDay day = published.carbon();
        this.key = new Key(day.siteId(), day.day(), published.revision());
        this.body = Body.of(day);
        this.publishedAt = publishedAt;
    }

    CarbonDay carbon() {
        return Body.read(body, CarbonDay.class);
    }
}

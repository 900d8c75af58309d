package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.catalog.publication.Body;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPrices;
import dev.thinkwatt.model.energy.ElectricityDay;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One publication of a site's prices of one local day; the highest revision is the one in force. Never changed. */
@Entity
@Table(name = "electricity_day")
class ElectricityDayRow {

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

    @Column(name = "file_sha256")
    byte[] fileSha256;

    @Column(name = "published_at")
    Instant publishedAt;

    protected ElectricityDayRow() {}

    ElectricityDayRow(PublishedPrices published, byte[] fileSha256, Instant publishedAt) {
        ElectricityDay prices = published.prices();
        this.key = new Key(prices.site().id(), prices.day(), published.revision());
        this.body = Body.of(prices);
        this.fileSha256 = fileSha256.clone();
        this.publishedAt = publishedAt;
    }

    ElectricityDay prices() {
        return Body.read(body, ElectricityDay.class);
    }
}

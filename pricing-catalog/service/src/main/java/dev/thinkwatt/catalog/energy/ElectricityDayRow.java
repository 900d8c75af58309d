package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.catalog.publication.Body;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPrices;
import dev.thinkwatt.model.energy.ElectricityDay;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** One publication of a site's prices of one local day. */
@Entity
@Table(name = "electricity_day")
class ElectricityDayRow extends DayRow {

    @Column(name = "file_sha256")
    byte[] fileSha256;

    protected ElectricityDayRow() {}

    ElectricityDayRow(PublishedPrices published, byte[] fileSha256, Instant publishedAt) {
        super(
                new Key(published.prices().site().id(), published.prices().day(), published.revision()),
                published.prices(),
                publishedAt);
        this.fileSha256 = fileSha256.clone();
    }

    ElectricityDay prices() {
        return Body.read(body, ElectricityDay.class);
    }
}

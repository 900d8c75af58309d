package dev.thinkwatt.catalog.carbon;

import dev.thinkwatt.catalog.energy.DayRow;
import dev.thinkwatt.catalog.publication.Body;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedCarbon;
import dev.thinkwatt.model.energy.CarbonDay;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** One publication of what a kWh emits at a site on a local day. */
@Entity
@Table(name = "carbon_day")
class CarbonDayRow extends DayRow {

    protected CarbonDayRow() {}

    CarbonDayRow(PublishedCarbon published, Instant publishedAt) {
        super(
                new Key(published.carbon().siteId(), published.carbon().day(), published.revision()),
                published.carbon(),
                publishedAt);
    }

    CarbonDay carbon() {
        return Body.read(body, CarbonDay.class);
    }
}

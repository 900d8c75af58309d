package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.catalog.energy.DayRow.Key;
import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPrices;
import dev.thinkwatt.model.energy.ElectricityDay;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** The days of a site as they are published, one revision after the other; of each the highest is in force. */
@ApplicationScoped
class DayPublication {

    private final SiteRepository sites;
    private final ElectricityDayRepository days;
    private final Publication publication;

    DayPublication(SiteRepository sites, ElectricityDayRepository days, Publication publication) {
        this.sites = sites;
        this.days = days;
        this.publication = publication;
    }

    Instant now() {
        return publication.now();
    }

    /** Until the transaction ends, so that the revisions of a day go out in order. */
    SiteRow lock(String siteId) {
        return sites.lock(siteId);
    }

    Optional<ElectricityDayRow> standing(String siteId, LocalDate day) {
        return days.standing(siteId, day);
    }

    /** As it was published at a revision that it has. */
    ElectricityDayRow published(String siteId, LocalDate day, long revision) {
        return days.findById(new Key(siteId, day, revision));
    }

    /** As it stood before a revision. */
    Optional<ElectricityDayRow> before(ElectricityDayRow row) {
        return days.before(row.key);
    }

    ElectricityDayRow publish(ElectricityDay day, byte[] fileSha256) {
        PublishedPrices published = new PublishedPrices(publication.nextRevision(), day);
        ElectricityDayRow row = new ElectricityDayRow(published, fileSha256, publication.now());
        days.persist(row);
        publication.publish(published);
        return row;
    }
}

package dev.thinkwatt.catalog.energy;

import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The sites as they stand. */
@ApplicationScoped
class SiteStandings {

    private final SiteRepository sites;
    private final ElectricityDayRepository days;

    SiteStandings(SiteRepository sites, ElectricityDayRepository days) {
        this.sites = sites;
        this.days = days;
    }

    List<SiteStanding> all() {
        return sites.listAll(Sort.by("id")).stream().map(this::of).toList();
    }

    SiteStanding one(String siteId) {
        return of(sites.one(siteId));
    }

    private SiteStanding of(SiteRow row) {
        return new SiteStanding(
                row.site(),
                row.currency(),
                days.lastDay(row.id).orElse(null),
                row.etag().header());
    }
}

package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.model.energy.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Currency;

/** Keeps the sites. */
@ApplicationScoped
public class SiteService {

    private final SiteRepository sites;

    SiteService(SiteRepository sites) {
        this.sites = sites;
    }

    /** @param currency in which its electricity is paid */
    @Transactional
    public void add(Site site, Currency currency) {
        sites.persist(new SiteRow(site, currency));
    }
}

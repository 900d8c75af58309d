package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.model.energy.Site;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** Keeps the sites. */
@ApplicationScoped
public class SiteService {

    private final SiteRepository sites;
    private final ElectricityDayRepository days;
    private final Audit audit;

    SiteService(SiteRepository sites, ElectricityDayRepository days, Audit audit) {
        this.sites = sites;
        this.days = days;
        this.audit = audit;
    }

    /** What the audit trail keeps of a site. */
    private record Kept(Site site, Currency currency) {
        static Kept of(SiteRow row) {
            return new Kept(row.site(), row.currency());
        }
    }

    /** @param currency in which its electricity is paid */
    @Transactional
    public void add(Site site, Currency currency) {
        sites.persist(new SiteRow(site, currency));
    }

    /** @throws ProblemException 400 where there is a site of that id */
    @Transactional
    void add(String siteId, SiteWish wish) {
        if (!isAdded(siteId, wish)) {
            throw ProblemException.invalid("id", "is taken by another site");
        }
    }

    /**
     * Changes a site as {@link #put} does, if it is as it was seen.
     *
     * @param seen its ETag
     * @throws ProblemException 404 where there is none, 412 where somebody else has changed it
     */
    @Transactional
    void change(String siteId, SiteWish wish, String seen) {
        SiteRow row = sites.lock(siteId);
        row.etag().requireIn(seen);
        change(row, wish);
    }

    /**
     * Makes a site, or changes it for the days that are published from now on: those that stand keep the site as it was.
     *
     * @return whether it is new
     * @throws ProblemException 400 where it would take another zone or currency than its prices have
     */
    @Transactional
    boolean put(String siteId, SiteWish wish) {
        if (isAdded(siteId, wish)) {
            return true;
        }
        change(sites.lock(siteId), wish);
        return false;
    }

    private boolean isAdded(String siteId, SiteWish wish) {
        Site site = wish.site(siteId);
        if (!sites.add(new SiteRow(site, wish.currency()))) {
            return false;
        }
        audit.record(Act.created("site.added", "site", siteId, new Kept(site, wish.currency()))
                .because(wish.reason()));
        return true;
    }

    private void change(SiteRow row, SiteWish wish) {
        Site site = wish.site(row.id);
        Kept before = Kept.of(row);
        if (days.lastDay(row.id).isPresent()) {
            requireSame(before, site, wish.currency());
        }
        row.change(site, wish.currency());
        if (!before.equals(Kept.of(row))) {
            audit.record(Act.changed("site.changed", "site", row.id, before, Kept.of(row))
                    .because(wish.reason()));
        }
    }

    private static void requireSame(Kept before, Site site, Currency currency) {
        List<Violation> violations = new ArrayList<>();
        if (!before.site().zone().equals(site.zone())) {
            violations.add(
                    new Violation("zone", "must stay " + before.site().zone() + ": prices are published by its days"));
        }
        if (!before.currency().equals(currency)) {
            violations.add(
                    new Violation("currency", "must stay " + before.currency() + ": prices are published in it"));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }
}

package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPrices;
import dev.thinkwatt.model.energy.Site;
import dev.thinkwatt.model.energy.SurchargePolicy;
import dev.thinkwatt.support.problem.ProblemException;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of electricity, for those who price with it. */
@ApplicationScoped
public class ElectricityService {

    private final SiteRepository sites;
    private final ElectricityDayRepository days;

    ElectricityService(SiteRepository sites, ElectricityDayRepository days) {
        this.sites = sites;
        this.days = days;
    }

    /** @param currency in which its electricity is paid */
    public record PaidSite(Site site, Currency currency) {}

    public Optional<PaidSite> site(String siteId) {
        return sites.findByIdOptional(siteId).map(row -> new PaidSite(row.site(), row.currency()));
    }

    /** @throws ProblemException 404 where there is none */
    public Site known(String siteId) {
        return sites.one(siteId).site();
    }

    /**
     * Until the transaction ends, so that what is published of it goes out in order.
     *
     * @throws ProblemException 404 where there is none
     */
    public void lock(String siteId) {
        sites.lock(siteId);
    }

    public boolean isSite(String siteId) {
        return sites.findByIdOptional(siteId).isPresent();
    }

    /** The sites, in order. */
    public List<String> siteIds() {
        return sites.findAll(Sort.by("id")).stream().map(row -> row.id).toList();
    }

    /** The days, in a site's own zone, that a stretch of time touches, as far as their prices are known. */
    public List<PublishedPrices> touching(String siteId, Instant start, Instant end) {
        ZoneId zone = sites.findByIdOptional(siteId).orElseThrow().site().zone();
        LocalDate first = LocalDate.ofInstant(start, zone);
        LocalDate last = LocalDate.ofInstant(end, zone);
        return days.inForce(siteId, first, last.plusDays(1)).stream()
                .map(row -> new PublishedPrices(row.key.revision(), row.prices()))
                .toList();
    }

    /** The days of which a request takes prices: its own, those of its index, and those that stand for what is missing. */
    public List<PublishedPrices> takenBy(String siteId, Instant start, Instant end, @Nullable SurchargePolicy policy) {
        int back = policy != null && policy.estimates() ? SurchargePolicy.ESTIMATE_DAYS_MAX : 0;
        List<PublishedPrices> taken = new ArrayList<>(touching(siteId, start.minus(Duration.ofDays(back)), end));
        if (policy != null && policy.lag() > 0) {
            ZoneId zone = sites.findByIdOptional(siteId).orElseThrow().site().zone();
            YearMonth first = YearMonth.from(start.atZone(zone)).minusMonths(policy.lag());
            YearMonth last = YearMonth.from(end.atZone(zone)).minusMonths(policy.lag());
            days.inForce(
                            siteId,
                            first.atDay(1).minusDays(back),
                            last.plusMonths(1).atDay(1))
                    .forEach(row -> taken.add(new PublishedPrices(row.key.revision(), row.prices())));
        }
        return taken;
    }
}

package dev.thinkwatt.catalog.surcharge;

import dev.thinkwatt.catalog.energy.ElectricityService;
import dev.thinkwatt.catalog.energy.ElectricityService.PaidSite;
import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPrices;
import dev.thinkwatt.model.energy.ElectricityDay;
import dev.thinkwatt.model.energy.ElectricityPrices;
import dev.thinkwatt.model.energy.MonthIndex;
import dev.thinkwatt.model.energy.SurchargePolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The last month of every site under a policy that need not be published. */
@ApplicationScoped
class PolicyMonths {

    private final ElectricityService electricity;
    private final Publication publication;

    PolicyMonths(ElectricityService electricity, Publication publication) {
        this.electricity = electricity;
        this.publication = publication;
    }

    /** Of each site, in order. */
    List<SiteMonth> of(SurchargePolicy policy) {
        Instant now = publication.now();
        return electricity.siteIds().stream()
                .map(siteId -> of(policy, electricity.site(siteId).orElseThrow(), now))
                .toList();
    }

    private SiteMonth of(SurchargePolicy policy, PaidSite paid, Instant now) {
        String siteId = paid.site().id();
        ZoneId zone = paid.site().zone();
        YearMonth month = YearMonth.from(now.atZone(zone)).minusMonths(1);
        if (!policy.currency().equals(paid.currency())) {
            return new SiteMonth(siteId, month, paid.currency(), null, null, null);
        }
        Instant start = month.atDay(1).atStartOfDay(zone).toInstant();
        Instant end = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
        Duration length = Duration.between(start, end);
        if (policy.lag() == 0) {
            List<ElectricityDay> days = prices(electricity.touching(siteId, start, end.minusMillis(1)));
            PolicyMonth own = PolicyMonth.of(policy, days, length).orElse(null);
            return new SiteMonth(siteId, month, paid.currency(), null, null, own);
        }
        List<ElectricityDay> taken = prices(electricity.takenBy(siteId, start, end.minusMillis(1), policy));
        List<ElectricityDay> days = taken.stream()
                .filter(day -> YearMonth.from(day.day()).equals(month))
                .toList();
        YearMonth before = month.minusMonths(policy.lag());
        Optional<MonthIndex> index = ElectricityPrices.of(taken).index(siteId, before, policy.estimates());
        return new SiteMonth(
                siteId,
                month,
                paid.currency(),
                before,
                index.orElse(null),
                index.flatMap(known -> PolicyMonth.atIndex(policy, known, days, length))
                        .orElse(null));
    }

    private static List<ElectricityDay> prices(List<PublishedPrices> published) {
        return published.stream().map(PublishedPrices::prices).toList();
    }
}

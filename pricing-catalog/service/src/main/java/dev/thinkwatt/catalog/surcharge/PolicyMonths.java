package dev.thinkwatt.catalog.surcharge;

import dev.thinkwatt.catalog.energy.ElectricityService;
import dev.thinkwatt.catalog.energy.ElectricityService.PaidSite;
import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPrices;
import dev.thinkwatt.model.energy.ElectricityDay;
import dev.thinkwatt.model.energy.SurchargePolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
        YearMonth month = YearMonth.from(now.atZone(zone)).minusMonths(1L + lag(policy));
        if (!policy.currency().equals(paid.currency())) {
            return new SiteMonth(siteId, month, paid.currency(), null);
        }
        Instant start = month.atDay(1).atStartOfDay(zone).toInstant();
        Instant end = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
        List<ElectricityDay> days = electricity.touching(siteId, start, end.minusMillis(1)).stream()
                .map(PublishedPrices::prices)
                .toList();
        return new SiteMonth(siteId, month, paid.currency(), month(policy, days, Duration.between(start, end)));
    }

    private static @Nullable PolicyMonth month(SurchargePolicy policy, List<ElectricityDay> days, Duration length) {
        return (lag(policy) == 0 ? PolicyMonth.of(policy, days, length) : PolicyMonth.atIndex(policy, days, length))
                .orElse(null);
    }

    private static int lag(SurchargePolicy policy) {
        return Objects.requireNonNullElse(policy.lagMonths(), 0);
    }
}

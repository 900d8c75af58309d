package dev.thinkwatt.billing.revenue;

import dev.thinkwatt.billing.catalog.CatalogReplica;
import dev.thinkwatt.support.identity.Scope;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;

/** Revenue by stream over time, and what is left of it once its electricity is paid. */
@Path("/console/billing/revenue")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Scope.FINANCE, Scope.FINANCE_READ})
@Blocking
class RevenuePages {

    @CheckedTemplate(basePath = "revenue")
    static class Templates {
        static native TemplateInstance revenue(
                RevenueView view, String currency, List<String> currencies, List<MonthlyRevenue> months);
    }

    private final RevenueRepository revenue;
    private final CatalogReplica catalog;
    private final Clock clock;

    RevenuePages(RevenueRepository revenue, CatalogReplica catalog, Clock clock) {
        this.revenue = revenue;
        this.catalog = catalog;
        this.clock = clock;
    }

    @GET
    public TemplateInstance page(@Valid @BeanParam RevenueView asked) {
        RevenueView view = asked.checked(clock);
        List<MonthlyRevenue> months = revenue.months(view, catalog.current());
        List<String> currencies = months.stream()
                .map(MonthlyRevenue::currency)
                .distinct()
                .sorted()
                .toList();
        String currency =
                currencies.contains(view.currency) || currencies.isEmpty() ? view.currency : currencies.getFirst();
        return Templates.revenue(
                view,
                currency,
                currencies,
                months.stream()
                        .filter(month -> month.currency().equals(currency))
                        .toList());
    }
}

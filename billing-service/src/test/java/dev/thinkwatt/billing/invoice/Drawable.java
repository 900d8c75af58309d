package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.rating.Charge;
import dev.thinkwatt.billing.testing.TestCatalog;
import dev.thinkwatt.billing.testing.Usages;
import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.account.Account.Subscription;
import dev.thinkwatt.model.account.Seat;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.catalog.CatalogPublished;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPrices;
import dev.thinkwatt.model.energy.ElectricityDay;
import dev.thinkwatt.model.rating.Rater;
import dev.thinkwatt.model.rating.Rating.Rated;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Charges, accounts and seats to draw invoices from, on the test catalog. */
final class Drawable {

    static final YearMonth NOVEMBER = YearMonth.parse("2026-11");
    static final Catalog CATALOG = Catalog.of(TestCatalog.published());

    private Drawable() {}

    static Charge charge(String requestId, PlanVersion plan, Instant startedAt) {
        return charge(requestId, plan, startedAt, Usage.ofText(1200, 500));
    }

    static Charge charge(String requestId, PlanVersion plan, Instant startedAt, Usage usage) {
        return charge(requestId, plan, startedAt, usage, CATALOG);
    }

    static Charge charge(String requestId, PlanVersion plan, Instant startedAt, Usage usage, Catalog catalog) {
        return charge(requestId, plan, startedAt, usage, catalog, "USD");
    }

    static Charge charge(
            String requestId, PlanVersion plan, Instant startedAt, Usage usage, Catalog catalog, String currency) {
        UsageEvent event = Usages.event("acme", requestId, plan, startedAt, usage);
        return charge(event, (Rated) Rater.rate(event, catalog, Currency.getInstance(currency)));
    }

    /** A charge that is invoiced in November. */
    static Charge charge(UsageEvent event, Rated rated) {
        return new Charge(
                event.accountId(),
                event.eventId(),
                event.subscriberId(),
                event.model(),
                event.site(),
                event.serviceTier(),
                event.startedAt(),
                YearMonth.from(event.startedAt().atZone(ZoneId.of("America/New_York"))),
                NOVEMBER,
                event.usage(),
                rated);
    }

    /** The catalog after a day of electricity was published again, at other prices and from another source. */
    static Catalog republished(LocalDate day, String price) {
        ElectricityDay after = TestCatalog.electricity("us-east", day, price, price, "mended index");
        List<CatalogPublished> published = new ArrayList<>(TestCatalog.published());
        published.replaceAll(
                thing -> thing.key().equals("prices/us-east/" + day) ? new PublishedPrices(2, after) : thing);
        return Catalog.of(published);
    }

    static Account account(String plan) {
        return account(plan, "USD");
    }

    static Account account(String plan, String currency) {
        return new Account(
                "acme",
                "Acme",
                Currency.getInstance(currency),
                ZoneId.of("America/New_York"),
                Account.Status.ACTIVE,
                List.of(new Subscription(plan, null, Instant.parse("2026-01-01T00:00:00Z"))));
    }

    static Seat seat(String from, @Nullable String until) {
        return new Seat("acme", "s", Instant.parse(from), until == null ? null : Instant.parse(until));
    }
}

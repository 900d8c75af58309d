package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.rating.Charge;
import dev.thinkwatt.billing.testing.TestCatalog;
import dev.thinkwatt.billing.testing.Usages;
import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.account.Account.Subscription;
import dev.thinkwatt.model.account.Seat;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.rating.Rater;
import dev.thinkwatt.model.rating.Rating.Rated;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageEvent;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
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
        UsageEvent event = Usages.event("acme", requestId, plan, startedAt, usage);
        Rated rated = (Rated) Rater.rate(event, CATALOG);
        return new Charge(
                event.accountId(),
                event.eventId(),
                event.subscriberId(),
                event.model(),
                event.site(),
                event.serviceTier(),
                startedAt,
                YearMonth.from(startedAt.atZone(ZoneId.of("America/New_York"))),
                NOVEMBER,
                usage,
                rated);
    }

    static Account account(String plan) {
        return new Account(
                "acme",
                "Acme",
                Currency.getInstance("USD"),
                ZoneId.of("America/New_York"),
                Account.Status.ACTIVE,
                List.of(new Subscription(plan, null, Instant.parse("2026-01-01T00:00:00Z"))));
    }

    static Seat seat(String from, @Nullable String until) {
        return new Seat("acme", "s", Instant.parse(from), until == null ? null : Instant.parse(until));
    }
}

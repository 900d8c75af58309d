package dev.thinkwatt.billing.rating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.billing.account.BillingTerms.Terms;
import dev.thinkwatt.billing.ledger.Months.Closed;
import dev.thinkwatt.billing.rating.Outcome.Priced;
import dev.thinkwatt.billing.rating.Outcome.Refused;
import dev.thinkwatt.billing.testing.TestCatalog;
import dev.thinkwatt.billing.testing.Usages;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPlan;
import dev.thinkwatt.model.money.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An account pays the prices of its own currency. */
class AccountCurrencyTest {

    private static final Catalog CATALOG =
            Catalog.of(List.of(new PublishedPlan(1, TestCatalog.START, null, TestCatalog.abroad())));

    /** 1200 tokens at 1.25 USD or 1.10 EUR a million, and 500 at 10 USD or 9 EUR. */
    @Test
    void isChargedInItsOwnCurrency() {
        assertThat(charged("USD")).isEqualTo(Money.of("0.00650000", "USD"));
        assertThat(charged("EUR").amount()).isEqualByComparingTo("0.00582");
        assertThat(charged("EUR").currency()).isEqualTo(Currency.getInstance("EUR"));
    }

    @Test
    void isNotChargedInACurrencyThatThePlanIsNotSoldIn() {
        assertThat(rate("CHF"))
                .isEqualTo(new Refused("CURRENCY_MISMATCH: version 1 of plan abroad is not sold in CHF"));
    }

    private static Money charged(String currency) {
        return ((Priced) rate(currency)).charge().rated().charged();
    }

    private static Outcome rate(String currency) {
        Terms terms = new Terms(Currency.getInstance(currency), ZoneOffset.UTC);
        return new EventRater(
                        CATALOG,
                        Map.of("acme", terms),
                        new Closed(Map.of()),
                        new Corrected(),
                        YearMonth.parse("2026-01"),
                        Instant.EPOCH)
                .rate(Usages.event(
                        "acme", "req-1", TestCatalog.abroad().planVersion(), Instant.parse("2026-11-05T12:00:00Z")));
    }
}

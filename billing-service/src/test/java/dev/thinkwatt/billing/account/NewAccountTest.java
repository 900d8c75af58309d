package dev.thinkwatt.billing.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.billing.testing.TestCatalog;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPlan;
import dev.thinkwatt.support.problem.Violation;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NewAccountTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant LATER = Instant.parse("2026-12-01T00:00:00Z");

    @Test
    void isPinnedToAVersionInForceOrNot() {
        Catalog catalog = Catalog.of(List.of(
                new PublishedPlan(1, TestCatalog.START, LATER, TestCatalog.api(1)),
                new PublishedPlan(2, LATER, null, TestCatalog.api(2))));

        assertThat(account(1).violations(catalog, LATER)).isEmpty();
        assertThat(account(2).violations(catalog, NOW)).isEmpty();
    }

    @Test
    void isNotPinnedToAVersionThatWasWithdrawn() {
        Catalog catalog = Catalog.of(List.of(
                new PublishedPlan(1, TestCatalog.START, null, TestCatalog.api(1)),
                new PublishedPlan(2, LATER, LATER, TestCatalog.api(2))));

        assertThat(account(2).violations(catalog, NOW))
                .extracting(Violation::field)
                .containsExactly("version");
        assertThat(account(null).violations(catalog, LATER)).isEmpty();
    }

    @Test
    void paysInACurrencyOfUpTo3Decimals() {
        for (String currency : List.of("JPY", "USD", "KWD")) {
            assertThat(account(1, currency).violations()).as(currency).isEmpty();
        }
        assertThat(account(1, "CLF").violations()).extracting(Violation::field).containsExactly("currency");
        assertThat(account(1, "XAU").violations()).extracting(Violation::field).containsExactly("currency");
    }

    private static NewAccount account(@Nullable Integer version) {
        return account(version, "USD");
    }

    private static NewAccount account(@Nullable Integer version, String currency) {
        return new NewAccount(
                "acme",
                "Acme",
                Currency.getInstance(currency),
                ZoneId.of("UTC"),
                "US",
                null,
                null,
                null,
                null,
                "api",
                version,
                null);
    }
}

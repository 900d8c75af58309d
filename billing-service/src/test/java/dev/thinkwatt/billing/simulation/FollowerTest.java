package dev.thinkwatt.billing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.billing.testing.TestCatalog;
import dev.thinkwatt.model.account.Account.Subscription;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.catalog.CatalogPublished;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedMigration;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPlan;
import dev.thinkwatt.model.catalog.Migration;
import dev.thinkwatt.model.catalog.Migration.Mode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Version 1 of the plan gives way to version 2 in October. */
class FollowerTest {

    private static final Instant SEPTEMBER = Instant.parse("2026-09-01T00:00:00Z");
    private static final Instant OCTOBER = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant NOVEMBER = Instant.parse("2026-11-01T00:00:00Z");

    @Test
    void goesOnWithThePlan() {
        Catalog catalog = catalog();
        assertThat(since(SEPTEMBER).isOnTheVersionInForce(catalog, SEPTEMBER)).isTrue();
        assertThat(since(SEPTEMBER).isOnTheVersionInForce(catalog, NOVEMBER)).isTrue();
    }

    @Test
    void staysBehindWhereAMigrationKeepsIt() {
        Catalog catalog = catalog(migration(Mode.GRANDFATHER, null));
        assertThat(since(SEPTEMBER).isOnTheVersionInForce(catalog, SEPTEMBER)).isTrue();
        assertThat(since(SEPTEMBER).isOnTheVersionInForce(catalog, NOVEMBER)).isFalse();
        assertThat(since(OCTOBER).isOnTheVersionInForce(catalog, NOVEMBER)).isTrue();
    }

    @Test
    void isBackOnceItWasMoved() {
        Catalog catalog = catalog(migration(Mode.AT_ONCE, NOVEMBER));
        assertThat(since(SEPTEMBER).isOnTheVersionInForce(catalog, NOVEMBER.minusSeconds(1)))
                .isFalse();
        assertThat(since(SEPTEMBER).isOnTheVersionInForce(catalog, NOVEMBER)).isTrue();
    }

    private static Catalog catalog(Migration... migrations) {
        List<CatalogPublished> published = new ArrayList<>();
        published.add(new PublishedPlan(1, TestCatalog.START, OCTOBER, TestCatalog.api(1)));
        published.add(new PublishedPlan(1, OCTOBER, null, TestCatalog.api(2)));
        for (Migration migration : migrations) {
            published.add(new PublishedMigration(1, migration, false));
        }
        return Catalog.of(published);
    }

    private static Migration migration(Mode mode, @Nullable Instant effectiveAt) {
        return new Migration("moving", "api", 1, 2, mode, effectiveAt, SEPTEMBER);
    }

    private static Follower since(Instant from) {
        return new Follower(
                "acme", Currency.getInstance("USD"), ZoneOffset.UTC, new Subscription("api", null, from), 3);
    }
}

package dev.thinkwatt.model.rating;

import static dev.thinkwatt.model.Sample.THINKING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.Sample;
import dev.thinkwatt.model.SampleEvent;
import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.account.Account.Subscription;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedMigration;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPlan;
import dev.thinkwatt.model.catalog.Migration;
import dev.thinkwatt.model.catalog.Migration.Mode;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.ChargeModel;
import dev.thinkwatt.model.plan.PeriodCharge;
import dev.thinkwatt.model.plan.PeriodTerms;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Plan.UsageTerms;
import dev.thinkwatt.model.plan.TimeSpan;
import dev.thinkwatt.model.plan.UnitPrice;
import dev.thinkwatt.model.rating.Rating.Rated;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageKind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Usage that a charge of the period covers is worth its price all the same, and is not charged twice. */
class PeriodChargingTest {

    private static final TimeSpan NOVEMBER =
            new TimeSpan(Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-12-01T00:00:00Z"));

    @Test
    void whatThePeriodChargesIsNotChargedByTheRequest() {
        Rated rated = rate(plan(1, UsageTerms.METERED, terms("1")));

        assertThat(rated.items()).extracting(Rating.Item::kind).containsExactly(UsageKind.INPUT, UsageKind.OUTPUT);
        assertThat(rated.worth().amount()).isEqualByComparingTo("0.0065");
        assertThat(rated.charged().amount()).isEqualByComparingTo("0.005");
    }

    @Test
    void whatTheBaseFeeIncludesIsNotChargedByTheRequestEither() {
        Rated rated = rate(plan(1, UsageTerms.INCLUDED, terms("1")));

        assertThat(rated.included()).isTrue();
        assertThat(rated.charged().amount()).isZero();
    }

    @Test
    void aVersionIsHeldForTheTimeThatItIsInForce() {
        Catalog catalog = catalog("2026-11-10T00:00:00Z", terms("1"), terms("2"));

        assertThat(HeldPlans.of(account(null), NOVEMBER, catalog))
                .containsExactly(
                        Map.entry(new PlanVersion("plus", 1), new Share(9 * DAY, 30 * DAY)),
                        Map.entry(new PlanVersion("plus", 2), new Share(21 * DAY, 30 * DAY)));
        assertThat(HeldPlans.of(account(1), NOVEMBER, catalog))
                .containsExactly(Map.entry(new PlanVersion("plus", 1), new Share(30 * DAY, 30 * DAY)));
    }

    /** The second version takes the place of the first on the 10th; they are moved on the 21st. */
    @Test
    void aVersionIsHeldUntilAMigrationMoves() {
        Migration move =
                new Migration("move", "plus", 1, 2, Mode.AT_ONCE, Instant.parse("2026-11-21T00:00:00Z"), Instant.EPOCH);
        Catalog catalog = Catalog.of(List.of(
                new PublishedPlan(
                        1,
                        Instant.EPOCH,
                        Instant.parse("2026-11-10T00:00:00Z"),
                        plan(1, UsageTerms.METERED, terms("1"))),
                new PublishedPlan(
                        2, Instant.parse("2026-11-10T00:00:00Z"), null, plan(2, UsageTerms.METERED, terms("2"))),
                new PublishedMigration(3, move, false)));

        assertThat(HeldPlans.of(account(null), NOVEMBER, catalog))
                .containsExactly(
                        Map.entry(new PlanVersion("plus", 1), new Share(20 * DAY, 30 * DAY)),
                        Map.entry(new PlanVersion("plus", 2), new Share(10 * DAY, 30 * DAY)));
    }

    @Test
    void nothingIsHeldBeforeTheFirstSubscription() {
        Catalog catalog = catalog("2026-11-10T00:00:00Z", terms("1"), terms("2"));

        assertThat(HeldPlans.of(account("2026-11-25T00:00:00Z", null), NOVEMBER, catalog))
                .containsExactly(Map.entry(new PlanVersion("plus", 2), new Share(6 * DAY, 30 * DAY)));
        assertThat(HeldPlans.of(account("2026-12-01T00:00:00Z", null), NOVEMBER, catalog))
                .isEmpty();
    }

    @Test
    void aNewVersionWithTheSameTermsStartsNothingAnew() {
        Catalog same = catalog("2026-11-10T00:00:00Z", terms("1"), terms("1"));
        Catalog other = catalog("2026-11-10T00:00:00Z", terms("1"), terms("2"));

        assertThat(same.firstWithTermsOf(new PlanVersion("plus", 2))).isEqualTo(new PlanVersion("plus", 1));
        assertThat(other.firstWithTermsOf(new PlanVersion("plus", 2))).isEqualTo(new PlanVersion("plus", 2));
    }

    private static final long DAY = 86_400_000L;

    private static Rated rate(Plan plan) {
        return (Rated)
                Rater.rate(SampleEvent.using(Usage.ofText(1_200, 500)).event(), Sample.catalog(plan), Sample.USD);
    }

    private static Catalog catalog(String second, PeriodTerms before, PeriodTerms after) {
        Instant change = Instant.parse(second);
        return Catalog.of(List.of(
                new PublishedPlan(1, Instant.EPOCH, change, plan(1, UsageTerms.METERED, before)),
                new PublishedPlan(2, change, null, plan(2, UsageTerms.METERED, after))));
    }

    private static Account account(@Nullable Integer pinned) {
        return account("2026-01-01T00:00:00Z", pinned);
    }

    private static Account account(String from, @Nullable Integer pinned) {
        return new Account(
                "acme",
                "Acme",
                Sample.USD,
                ZoneOffset.UTC,
                Account.Status.ACTIVE,
                List.of(new Subscription("plus", pinned, Instant.parse(from))));
    }

    private static PeriodTerms terms(String price) {
        PeriodCharge input = new PeriodCharge(
                "input",
                Set.of(THINKING.id()),
                Set.of(UsageKind.INPUT),
                Set.of(),
                null,
                new ChargeModel.PerUnit(new UnitPrice(Money.of(price, "USD"), 1_000_000)));
        return new PeriodTerms(List.of(input), null, null);
    }

    private static Plan plan(int version, UsageTerms usageTerms, PeriodTerms terms) {
        Plan plan = Sample.priced(Money.of("20", "USD"), usageTerms, Sample.listPrices(THINKING), null, terms);
        return new Plan(
                plan.id(),
                version,
                plan.name(),
                true,
                plan.baseFee(),
                usageTerms,
                plan.unlistedModel(),
                plan.models(),
                plan.allowances(),
                plan.prices(),
                null,
                plan.hold(),
                null,
                null,
                null,
                terms);
    }
}

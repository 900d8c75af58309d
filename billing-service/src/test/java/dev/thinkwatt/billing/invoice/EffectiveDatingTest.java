package dev.thinkwatt.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.billing.testing.TestCatalog;
import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.account.Account.Subscription;
import dev.thinkwatt.model.account.Seat;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedMigration;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPlan;
import dev.thinkwatt.model.catalog.Migration;
import dev.thinkwatt.model.catalog.Migration.Mode;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.Plan;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A new base fee is charged from the first month that begins under it, whatever day an account began on, and however many
 * changes a month sees. Each case is one in which a known billing system dropped a change, or took the wrong one of two
 * (killbill/killbill, issues 1842, 1862, 1882, 1887 and 2291).
 */
class EffectiveDatingTest {

    private static final Currency USD = Currency.getInstance("USD");
    private static final PublishedPlan FIRST = version(1, "49.95", "2023-01-01T00:00:00Z", null);

    /** Issue 1842: of two accounts, the one whose month began on the very day of the change kept the old price. */
    @Test
    void everyAccountPaysTheNewFeeWhateverDayItBeganOn() {
        Catalog catalog = Catalog.of(
                List.of(until(FIRST, "2023-05-01T00:00:00Z"), version(2, "59.95", "2023-05-01T00:00:00Z", null)));

        for (String began : List.of("2023-03-28T00:00:00Z", "2023-04-06T00:00:00Z", "2023-04-30T23:59:59Z")) {
            assertThat(fee(began, null, "2023-04", catalog)).as(began).isEqualTo("49.95");
            assertThat(fee(began, null, "2023-05", catalog)).as(began).isEqualTo("59.95");
        }
    }

    /** Issue 1862: once the new price applied, the months after it were invoiced at nothing. */
    @Test
    void everyMonthAfterTheChangePaysTheNewFee() {
        Catalog catalog = Catalog.of(
                List.of(until(FIRST, "2023-05-15T00:00:00Z"), version(2, "10.50", "2023-05-15T00:00:00Z", null)));

        for (String month : List.of("2023-06", "2023-07", "2023-08", "2024-06")) {
            assertThat(fee("2023-03-18T00:00:00Z", null, month, catalog))
                    .as(month)
                    .isEqualTo("10.50");
        }
    }

    /** Issue 1882: a third version that took effect on the boundary itself was passed over for the second. */
    @Test
    void aChangeOnTheBoundaryItselfCounts() {
        Catalog catalog = Catalog.of(List.of(
                until(FIRST, "2023-05-20T00:00:00Z"),
                version(2, "10.50", "2023-05-20T00:00:00Z", "2023-06-01T00:00:00Z"),
                version(3, "12.50", "2023-06-01T00:00:00Z", null)));

        assertThat(fee("2023-04-22T00:00:00Z", null, "2023-05", catalog)).isEqualTo("49.95");
        assertThat(fee("2023-04-22T00:00:00Z", null, "2023-06", catalog)).isEqualTo("12.50");
    }

    @Test
    void aChangeJustAfterTheBoundaryWaitsForTheNext() {
        Catalog catalog = Catalog.of(List.of(
                until(FIRST, "2023-06-01T00:00:00.000001Z"), version(2, "10.50", "2023-06-01T00:00:00.000001Z", null)));

        assertThat(fee("2023-04-22T00:00:00Z", null, "2023-06", catalog)).isEqualTo("49.95");
        assertThat(fee("2023-04-22T00:00:00Z", null, "2023-07", catalog)).isEqualTo("10.50");
    }

    /** Issue 1887: an account opened in arrears, with a change since, was charged a fraction of the new price. */
    @Test
    void anAccountThatIsOpenedInArrearsPaysWhatWasInForceThen() {
        Catalog catalog = Catalog.of(
                List.of(until(FIRST, "2023-06-10T00:00:00Z"), version(2, "59.95", "2023-06-10T00:00:00Z", null)));

        assertThat(fee("2023-06-01T00:00:00Z", null, "2023-06", catalog)).isEqualTo("49.95");
        assertThat(fee("2023-06-01T00:00:00Z", null, "2023-07", catalog)).isEqualTo("59.95");
    }

    /** Issue 2291, first: of two changes within one month the older won, for ever. */
    @Test
    void ofTwoChangesInAMonthTheLaterHolds() {
        Catalog catalog = Catalog.of(List.of(
                until(FIRST, "2026-07-10T00:00:00Z"),
                version(2, "10.50", "2026-07-10T00:00:00Z", "2026-07-20T00:00:00Z"),
                version(3, "12.50", "2026-07-20T00:00:00Z", null)));

        assertThat(fee("2026-06-01T00:00:00Z", null, "2026-07", catalog)).isEqualTo("49.95");
        assertThat(fee("2026-06-01T00:00:00Z", null, "2026-08", catalog)).isEqualTo("12.50");
        assertThat(fee("2026-06-01T00:00:00Z", null, "2026-09", catalog)).isEqualTo("12.50");
        assertThat(fee("2026-07-15T00:00:00Z", null, "2026-07", catalog)).isEqualTo("10.50");
    }

    /** Issue 2291, second: a change on the day that a subscription began was dropped, and never applied. */
    @Test
    void aChangeOnTheDayThatASubscriptionBeganCounts() {
        Catalog catalog = Catalog.of(
                List.of(until(FIRST, "2026-07-10T12:00:00Z"), version(2, "10.50", "2026-07-10T12:00:00Z", null)));

        assertThat(fee("2026-07-10T11:59:59Z", null, "2026-07", catalog)).isEqualTo("49.95");
        assertThat(fee("2026-07-10T11:59:59Z", null, "2026-08", catalog)).isEqualTo("10.50");
        assertThat(fee("2026-07-10T12:00:00Z", null, "2026-07", catalog)).isEqualTo("10.50");
    }

    @Test
    void whoIsPinnedKeepsTheFeeThroughEveryChange() {
        Catalog catalog = Catalog.of(List.of(
                until(FIRST, "2023-05-01T00:00:00Z"),
                version(2, "59.95", "2023-05-01T00:00:00Z", "2023-06-01T00:00:00Z"),
                version(3, "69.95", "2023-06-01T00:00:00Z", null)));

        for (String month : List.of("2023-04", "2023-05", "2023-06", "2024-06")) {
            assertThat(fee("2023-03-28T00:00:00Z", 1, month, catalog)).as(month).isEqualTo("49.95");
        }
        assertThat(fee("2023-03-28T00:00:00Z", 2, "2024-06", catalog)).isEqualTo("59.95");
    }

    /** The end of the version before is not yet known, as while the two records are on their way. */
    @Test
    void aChangeCountsThoughTheOneBeforeDoesNotKnowItsEndYet() {
        Catalog catalog = Catalog.of(List.of(version(2, "59.95", "2023-05-01T00:00:00Z", null), FIRST));

        assertThat(fee("2023-03-28T00:00:00Z", null, "2023-05", catalog)).isEqualTo("59.95");
    }

    @Test
    void aChangeThatWasWithdrawnNeverCounts() {
        Catalog catalog =
                Catalog.of(List.of(FIRST, version(2, "59.95", "2023-05-01T00:00:00Z", "2023-05-01T00:00:00Z")));

        assertThat(fee("2023-03-28T00:00:00Z", null, "2023-05", catalog)).isEqualTo("49.95");
    }

    /** A grandfathered subscriber keeps the fee that they subscribed to; who subscribes afterwards pays the new one. */
    @Test
    void whoIsGrandfatheredKeepsTheFee() {
        Catalog catalog = migrating(Mode.GRANDFATHER, null);

        for (String month : List.of("2023-04", "2023-05", "2023-06", "2024-06")) {
            assertThat(fee("2023-03-28T00:00:00Z", null, month, catalog))
                    .as(month)
                    .isEqualTo("49.95");
        }
        assertThat(fee("2023-05-20T00:00:00Z", null, "2023-05", catalog)).isEqualTo("59.95");
    }

    @Test
    void whoIsMovedAtRenewalPaysTheNewFeeFromTheMonthThatBeginsThenOn() {
        Catalog onTheBoundary = migrating(Mode.AT_RENEWAL, "2023-07-01T00:00:00Z");
        Catalog justAfter = migrating(Mode.AT_RENEWAL, "2023-07-01T00:00:00.000001Z");

        assertThat(fee("2023-03-28T00:00:00Z", null, "2023-06", onTheBoundary)).isEqualTo("49.95");
        assertThat(fee("2023-03-28T00:00:00Z", null, "2023-07", onTheBoundary)).isEqualTo("59.95");
        assertThat(fee("2023-03-28T00:00:00Z", null, "2023-07", justAfter)).isEqualTo("49.95");
        assertThat(fee("2023-03-28T00:00:00Z", null, "2023-08", justAfter)).isEqualTo("59.95");
    }

    /** A month is charged at the version that it began under. */
    @Test
    void whoIsMovedAtOncePaysTheNewFeeFromTheNextMonthOn() {
        Catalog catalog = migrating(Mode.AT_ONCE, "2023-06-20T00:00:00Z");

        assertThat(fee("2023-03-28T00:00:00Z", null, "2023-06", catalog)).isEqualTo("49.95");
        assertThat(fee("2023-03-28T00:00:00Z", null, "2023-07", catalog)).isEqualTo("59.95");
    }

    /** The second version takes the place of the first on the 15th of May 2023. */
    private static Catalog migrating(Mode mode, @Nullable String effectiveAt) {
        Migration migration = new Migration(
                "fees",
                "plus",
                1,
                2,
                mode,
                effectiveAt == null ? null : Instant.parse(effectiveAt),
                Instant.parse("2023-05-01T00:00:00Z"));
        return Catalog.of(List.of(
                until(FIRST, "2023-05-15T00:00:00Z"),
                version(2, "59.95", "2023-05-15T00:00:00Z", null),
                new PublishedMigration(300, migration, false)));
    }

    /** The one base fee of an account with one seat for a month. */
    private static String fee(String began, @Nullable Integer pinned, String month, Catalog catalog) {
        Instant from = Instant.parse(began);
        Account account = new Account(
                "acme",
                "Acme",
                USD,
                ZoneOffset.UTC,
                Account.Status.ACTIVE,
                List.of(new Subscription("plus", pinned, from)));
        List<Seat> seats = List.of(new Seat("acme", "ada", from, null));
        YearMonth period = YearMonth.parse(month);
        List<InvoiceLine.BaseFee> lines =
                BaseFees.lines(account, seats, start(period), start(period.plusMonths(1)), catalog);
        assertThat(lines).hasSize(1);
        return lines.getFirst().exact().toPlainString();
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static PublishedPlan version(int version, String fee, String from, @Nullable String until) {
        Plan plus = TestCatalog.plus();
        Plan plan = new Plan(
                "plus",
                version,
                plus.name(),
                true,
                Money.of(fee, "USD"),
                plus.usageTerms(),
                plus.unlistedModel(),
                plus.models(),
                plus.allowances(),
                plus.prices(),
                plus.surcharge(),
                plus.hold(),
                null,
                null);
        return new PublishedPlan(version, Instant.parse(from), until == null ? null : Instant.parse(until), plan);
    }

    private static PublishedPlan until(PublishedPlan version, String until) {
        return new PublishedPlan(version.revision() + 100, version.from(), Instant.parse(until), version.plan());
    }
}

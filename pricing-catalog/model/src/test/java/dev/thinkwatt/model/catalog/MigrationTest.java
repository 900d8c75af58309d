package dev.thinkwatt.model.catalog;

import static dev.thinkwatt.model.catalog.Migration.Mode.AT_ONCE;
import static dev.thinkwatt.model.catalog.Migration.Mode.AT_RENEWAL;
import static dev.thinkwatt.model.catalog.Migration.Mode.GRANDFATHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.thinkwatt.model.Sample;
import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.account.Account.Subscription;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedMigration;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPlan;
import dev.thinkwatt.model.catalog.Migration.Mode;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Plan.UsageTerms;
import dev.thinkwatt.model.usage.PlanVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Version 2 takes the place of version 1 in the middle of June, version 3 that of version 2 in the middle of September. */
class MigrationTest {

    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-15T12:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-10T00:00:00Z");
    private static final Instant SEPTEMBER = Instant.parse("2026-09-15T00:00:00Z");
    private static final Instant FAR = Instant.parse("2036-01-01T00:00:00Z");
    private static final Duration INSTANT = Duration.ofNanos(1000);

    private static final Account SUBSCRIBED = account("UTC", null, JANUARY);

    static LongStream seeds() {
        return Sample.seeds();
    }

    @Test
    void whoFollowsGoesOnWithThePlanWhereNothingWasDecided() {
        Catalog catalog = catalog();

        assertThat(version(catalog, SUBSCRIBED, JUNE.minus(INSTANT))).isEqualTo(1);
        assertThat(version(catalog, SUBSCRIBED, JUNE)).isEqualTo(2);
        assertThat(version(catalog, SUBSCRIBED, SEPTEMBER)).isEqualTo(3);
    }

    @Test
    void whoIsGrandfatheredStaysThroughEveryVersion() {
        Catalog catalog = catalog(migration("keep", 1, 2, GRANDFATHER, null));

        assertThat(version(catalog, SUBSCRIBED, JUNE)).isEqualTo(1);
        assertThat(version(catalog, SUBSCRIBED, SEPTEMBER)).isEqualTo(1);
        assertThat(version(catalog, SUBSCRIBED, FAR)).isEqualTo(1);
    }

    @Test
    void whoSubscribesAfterwardsGetsTheVersionInForce() {
        Catalog catalog = catalog(migration("keep", 1, 2, GRANDFATHER, null));

        assertThat(version(catalog, account("UTC", null, JUNE.minus(INSTANT)), FAR))
                .isEqualTo(1);
        assertThat(version(catalog, account("UTC", null, JUNE), JUNE)).isEqualTo(2);
        assertThat(version(catalog, account("UTC", null, JUNE), FAR)).isEqualTo(3);
    }

    @Test
    void atOnceIsAtTheInstant() {
        Catalog catalog = catalog(migration("move", 1, 2, AT_ONCE, JULY));

        assertThat(version(catalog, SUBSCRIBED, JULY.minus(INSTANT))).isEqualTo(1);
        assertThat(version(catalog, SUBSCRIBED, JULY)).isEqualTo(2);
        assertThat(version(catalog, SUBSCRIBED, SEPTEMBER)).isEqualTo(3);
    }

    @Test
    void aRenewalIsTheFirstMonthThatBeginsForTheAccount() {
        Catalog catalog = catalog(migration("move", 1, 2, AT_RENEWAL, JULY));
        Account tokyo = account("Asia/Tokyo", null, JANUARY);
        Instant there = Instant.parse("2026-07-31T15:00:00Z");
        Instant here = Instant.parse("2026-08-01T00:00:00Z");

        assertThat(version(catalog, tokyo, there.minus(INSTANT))).isEqualTo(1);
        assertThat(version(catalog, tokyo, there)).isEqualTo(2);
        assertThat(version(catalog, SUBSCRIBED, here.minus(INSTANT))).isEqualTo(1);
        assertThat(version(catalog, SUBSCRIBED, here)).isEqualTo(2);
    }

    @Test
    void aMonthThatBeginsAtTheInstantItselfIsARenewal() {
        Instant august = Instant.parse("2026-08-01T00:00:00Z");

        assertThat(migration("move", 1, 2, AT_RENEWAL, august).movesAt(ZoneId.of("UTC")))
                .contains(august);
        assertThat(migration("move", 1, 2, AT_RENEWAL, august.plus(INSTANT)).movesAt(ZoneId.of("UTC")))
                .contains(Instant.parse("2026-09-01T00:00:00Z"));
    }

    @Test
    void aMonthBeginsWhenItsFirstDayDoes() {
        assertThat(migration("move", 1, 2, AT_RENEWAL, JUNE).movesAt(ZoneId.of("America/New_York")))
                .contains(Instant.parse("2026-07-01T04:00:00Z"));
        assertThat(migration("move", 1, 2, AT_RENEWAL, JUNE).movesAt(ZoneId.of("Asia/Kathmandu")))
                .contains(Instant.parse("2026-06-30T18:15:00Z"));
    }

    @Test
    void whoIsPinnedIsNeverMoved() {
        Catalog catalog = catalog(migration("move", 1, 2, AT_ONCE, JULY));

        assertThat(version(catalog, account("UTC", 1, JANUARY), FAR)).isEqualTo(1);
    }

    @Test
    void whoWasGrandfatheredIsMovedByALaterDecision() {
        Catalog catalog = catalog(
                migration("keep", 1, 2, GRANDFATHER, null),
                decided(migration("move", 1, 3, AT_ONCE, Instant.parse("2027-01-20T00:00:00Z")), SEPTEMBER));

        assertThat(version(catalog, SUBSCRIBED, JUNE)).isEqualTo(1);
        assertThat(version(catalog, SUBSCRIBED, Instant.parse("2027-01-19T23:59:59Z")))
                .isEqualTo(1);
        assertThat(version(catalog, SUBSCRIBED, Instant.parse("2027-01-20T00:00:00Z")))
                .isEqualTo(3);
    }

    /** While they waited, the version that they are moved to was followed by another: they go on with the plan. */
    @Test
    void whoIsMovedToWhatIsNoLongerInForceGoesOnWithThePlan() {
        Catalog catalog = catalog(migration("move", 1, 2, AT_ONCE, Instant.parse("2026-10-01T00:00:00Z")));

        assertThat(version(catalog, SUBSCRIBED, Instant.parse("2026-09-30T00:00:00Z")))
                .isEqualTo(1);
        assertThat(version(catalog, SUBSCRIBED, Instant.parse("2026-10-01T00:00:00Z")))
                .isEqualTo(3);
    }

    @Test
    void aMigrationOfTheNextVersionHoldsForThemToo() {
        Catalog catalog = catalog(
                migration("move", 1, 2, AT_ONCE, Instant.parse("2026-10-01T00:00:00Z")),
                migration("next", 2, 3, AT_ONCE, Instant.parse("2026-11-01T00:00:00Z")));

        assertThat(version(catalog, SUBSCRIBED, Instant.parse("2026-10-31T00:00:00Z")))
                .isEqualTo(2);
        assertThat(version(catalog, SUBSCRIBED, Instant.parse("2026-11-01T00:00:00Z")))
                .isEqualTo(3);
    }

    @Test
    void whatWasWithdrawnHasNoEffect() {
        List<CatalogPublished> published = new ArrayList<>(versions());
        published.add(new PublishedMigration(9, migration("keep", 1, 2, GRANDFATHER, null), true));

        assertThat(version(Catalog.of(published), SUBSCRIBED, JUNE)).isEqualTo(2);
    }

    @Test
    void aMigrationToAVersionThatWasWithdrawnHasNoEffect() {
        Catalog catalog = Catalog.of(List.of(
                published(1, JANUARY, SEPTEMBER),
                published(2, JUNE, JUNE),
                published(3, SEPTEMBER, null),
                new PublishedMigration(9, migration("keep", 1, 2, GRANDFATHER, null), false)));

        assertThat(version(catalog, SUBSCRIBED, SEPTEMBER)).isEqualTo(3);
    }

    /** A rollback comes before the version that the migration was about: it is for everybody, and at once. */
    @Test
    void nobodyIsHeldBackFromARollback() {
        Instant may = Instant.parse("2026-05-01T00:00:00Z");
        Catalog catalog = Catalog.of(List.of(
                published(1, JANUARY, may),
                published(3, may, JUNE),
                published(2, JUNE, null),
                new PublishedMigration(9, migration("keep", 1, 2, GRANDFATHER, null), false)));

        assertThat(version(catalog, SUBSCRIBED, may)).isEqualTo(3);
        assertThat(version(catalog, SUBSCRIBED, JUNE)).isEqualTo(2);
        assertThat(catalog.holding(new PlanVersion("plus", 1))).isEmpty();
    }

    @Test
    void tellsWhenAVersionIsSupersededAndWhatHoldsOn() {
        Migration keep = migration("keep", 1, 2, GRANDFATHER, null);
        Catalog catalog = catalog(keep);

        assertThat(catalog.supersededAt(new PlanVersion("plus", 1))).contains(JUNE);
        assertThat(catalog.supersededAt(new PlanVersion("plus", 3))).isEmpty();
        assertThat(catalog.supersededAt(new PlanVersion("pro", 1))).isEmpty();
        assertThat(catalog.holding(new PlanVersion("plus", 1))).containsExactly(keep);
        assertThat(catalog.holding(new PlanVersion("plus", 2))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfWhatWasReadDoesNotMatter(long seed) {
        List<CatalogPublished> shuffled = new ArrayList<>(versions());
        shuffled.add(new PublishedMigration(9, migration("keep", 1, 2, GRANDFATHER, null), false));
        shuffled.add(new PublishedMigration(9, decided(migration("move", 1, 2, AT_ONCE, JULY), JULY), false));
        Catalog before = Catalog.of(shuffled);
        Collections.shuffle(shuffled, new Random(seed));

        for (Instant instant : List.of(JANUARY, JUNE, JULY, SEPTEMBER)) {
            assertThat(version(Catalog.of(shuffled), SUBSCRIBED, instant))
                    .as("-Dseed=%d", seed)
                    .isEqualTo(version(before, SUBSCRIBED, instant));
        }
    }

    @Test
    void refusesWhatLeadsNowhere() {
        assertThatIllegalArgumentException().isThrownBy(() -> migration("back", 2, 2, GRANDFATHER, null));
        assertThatIllegalArgumentException().isThrownBy(() -> migration("never", 1, 2, GRANDFATHER, JULY));
        assertThatIllegalArgumentException().isThrownBy(() -> migration("when", 1, 2, AT_ONCE, null));
    }

    private static int version(Catalog catalog, Account account, Instant at) {
        return catalog.planOf(account, at).orElseThrow().version();
    }

    private static Catalog catalog(Migration... migrations) {
        List<CatalogPublished> published = new ArrayList<>(versions());
        Arrays.stream(migrations).forEach(migration -> published.add(new PublishedMigration(9, migration, false)));
        return Catalog.of(published);
    }

    private static List<PublishedPlan> versions() {
        return List.of(published(1, JANUARY, JUNE), published(2, JUNE, SEPTEMBER), published(3, SEPTEMBER, null));
    }

    private static PublishedPlan published(int version, Instant from, @Nullable Instant until) {
        Plan plan =
                Sample.plan("plus", version, UsageTerms.INCLUDED, List.of(Sample.THINKING), List.of(), List.of(), null);
        return new PublishedPlan(version, from, until, plan);
    }

    private static Migration migration(String id, int from, int to, Mode mode, @Nullable Instant effectiveAt) {
        return new Migration(id, "plus", from, to, mode, effectiveAt, JANUARY);
    }

    private static Migration decided(Migration migration, Instant at) {
        return new Migration(
                migration.migrationId(),
                migration.planId(),
                migration.fromVersion(),
                migration.toVersion(),
                migration.mode(),
                migration.effectiveAt(),
                at);
    }

    private static Account account(String zone, @Nullable Integer pinned, Instant from) {
        return new Account(
                "acme",
                "Acme",
                Sample.USD,
                ZoneId.of(zone),
                Account.Status.ACTIVE,
                List.of(new Subscription("plus", pinned, from)));
    }
}

package dev.thinkwatt.model.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.thinkwatt.model.Sample;
import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.account.Account.Subscription;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedDefault;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedModel;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPlan;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPrices;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Plan.UsageTerms;
import dev.thinkwatt.model.usage.PlanVersion;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogTest {

    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant DECEMBER = Instant.parse("2026-12-01T00:00:00Z");

    private static final List<CatalogPublished> PUBLISHED = List.of(
            published(1, JANUARY, JUNE),
            published(2, JUNE, null),
            new PublishedModel(1, Sample.THINKING, DECEMBER),
            new PublishedDefault(1, "plus", "gpt-4o", JANUARY, "launch"),
            new PublishedDefault(1, "plus", "gpt-5", JUNE, "newer"),
            new PublishedPrices(1, Sample.day("0.10")));

    private static final Catalog CATALOG = Catalog.of(PUBLISHED);

    static LongStream seeds() {
        return Sample.seeds();
    }

    @Test
    void aVersionIsFoundWhetherOrNotItIsInForce() {
        assertThat(CATALOG.plan(new PlanVersion("plus", 1))).contains(plan(1));
        assertThat(CATALOG.plan(new PlanVersion("plus", 3))).isEmpty();
        assertThat(CATALOG.plan(new PlanVersion("pro", 1))).isEmpty();
    }

    @Test
    void aVersionIsInForceFromItsStartUntilBeforeItsEnd() {
        assertThat(CATALOG.planAt("plus", JANUARY.minusNanos(1))).isEmpty();
        assertThat(CATALOG.planAt("plus", JANUARY)).contains(plan(1));
        assertThat(CATALOG.planAt("plus", JUNE.minusNanos(1))).contains(plan(1));
        assertThat(CATALOG.planAt("plus", JUNE)).contains(plan(2));
        assertThat(CATALOG.planAt("pro", JUNE)).isEmpty();
    }

    @Test
    void theSuccessorIsInForceThoughTheEndOfItsPredecessorIsNotYetKnown() {
        Catalog between = Catalog.of(List.of(published(2, JUNE, null), published(1, JANUARY, null)));

        assertThat(between.planAt("plus", JUNE.minusNanos(1))).contains(plan(1));
        assertThat(between.planAt("plus", JUNE)).contains(plan(2));
    }

    @Test
    void nothingIsInForceAfterTheLastVersionWasWithdrawn() {
        Catalog withdrawn = Catalog.of(List.of(published(1, JANUARY, JUNE)));

        assertThat(withdrawn.planAt("plus", JUNE.minusNanos(1))).contains(plan(1));
        assertThat(withdrawn.planAt("plus", JUNE)).isEmpty();
    }

    @Test
    void aVersionThatWasWithdrawnNeverComesIntoForce() {
        Catalog withdrawn = Catalog.of(List.of(published(1, JANUARY, null), published(2, JUNE, JUNE)));

        assertThat(withdrawn.planAt("plus", JUNE)).contains(plan(1));
        assertThat(withdrawn.planAt("plus", DECEMBER)).contains(plan(1));
        assertThat(withdrawn.isWithdrawn(new PlanVersion("plus", 2))).isTrue();
        assertThat(withdrawn.isWithdrawn(new PlanVersion("plus", 1))).isFalse();
        assertThat(withdrawn.isWithdrawn(new PlanVersion("pro", 1))).isFalse();
    }

    @Test
    void ofTwoVersionsFromTheSameInstantTheLaterIsInForce() {
        Catalog both = Catalog.of(List.of(published(2, JUNE, null), published(1, JUNE, null)));

        assertThat(both.planAt("plus", JUNE)).contains(plan(2));
    }

    @Test
    void aDefaultHoldsUntilTheNext() {
        assertThat(CATALOG.defaultModelAt("plus", JANUARY.minusNanos(1))).isEmpty();
        assertThat(CATALOG.defaultModelAt("plus", JUNE.minusNanos(1))).contains("gpt-4o");
        assertThat(CATALOG.defaultModelAt("plus", DECEMBER)).contains("gpt-5");
        assertThat(CATALOG.defaultModelAt("pro", DECEMBER)).isEmpty();
    }

    @Test
    void knowsModelsAndElectricity() {
        assertThat(CATALOG.model("gpt-5-thinking")).contains(Sample.THINKING);
        assertThat(CATALOG.model("gpt-6")).isEmpty();
        assertThat(CATALOG.electricity().at("us-east", Sample.NOON)).isPresent();
    }

    @Test
    void knowsWhichModelsAreRetiredAndWhen() {
        assertThat(CATALOG.retirements()).containsExactly(Map.entry("gpt-5-thinking", DECEMBER));
        assertThat(Catalog.of(List.of(new PublishedModel(2, Sample.THINKING, null)))
                        .retirements())
                .isEmpty();
    }

    @Test
    void anAccountFollowsItsPlan() {
        Account account = account(new Subscription("plus", null, JANUARY));

        assertThat(CATALOG.planOf(account, JANUARY)).contains(plan(1));
        assertThat(CATALOG.planOf(account, DECEMBER)).contains(plan(2));
        assertThat(CATALOG.planOf(account, JANUARY.minusNanos(1))).isEmpty();
    }

    @Test
    void anAccountKeepsTheVersionItIsPinnedToPastItsRange() {
        Account account = account(new Subscription("plus", 1, JANUARY));

        assertThat(CATALOG.planOf(account, DECEMBER)).contains(plan(1));
    }

    @Test
    void anAccountChangesPlanWhenItsNextSubscriptionStarts() {
        Account account = account(new Subscription("pro", null, DECEMBER), new Subscription("plus", 1, JANUARY));

        assertThat(CATALOG.planOf(account, DECEMBER.minusNanos(1))).contains(plan(1));
        assertThat(CATALOG.planOf(account, DECEMBER)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isTheSameInWhateverOrderItWasRead(long seed) {
        List<CatalogPublished> shuffled = new ArrayList<>(PUBLISHED);
        Collections.shuffle(shuffled, new Random(seed));
        Catalog other = Catalog.of(shuffled);

        for (Instant instant : List.of(JANUARY, JUNE, DECEMBER, Sample.NOON)) {
            assertThat(other.planAt("plus", instant)).as("-Dseed=%d", seed).isEqualTo(CATALOG.planAt("plus", instant));
            assertThat(other.defaultModelAt("plus", instant))
                    .as("-Dseed=%d", seed)
                    .isEqualTo(CATALOG.defaultModelAt("plus", instant));
            assertThat(other.electricity().at("us-east", instant))
                    .as("-Dseed=%d", seed)
                    .isEqualTo(CATALOG.electricity().at("us-east", instant));
        }
    }

    @Test
    void keysTellWhatWasPublished() {
        assertThat(PUBLISHED)
                .extracting(CatalogPublished::key)
                .containsExactly(
                        "plan/plus/1",
                        "plan/plus/2",
                        "model/gpt-5-thinking",
                        "default/plus/2026-01-01T00:00:00Z",
                        "default/plus/2026-06-01T00:00:00Z",
                        "prices/us-east/2026-11-24");
    }

    @Test
    void refusesARangeThatEndsBeforeItStarts() {
        assertThatIllegalArgumentException().isThrownBy(() -> published(1, JUNE, JANUARY));
    }

    private static PublishedPlan published(int version, Instant from, @Nullable Instant until) {
        return new PublishedPlan(1, from, until, plan(version));
    }

    private static Plan plan(int version) {
        return Sample.plan("plus", version, UsageTerms.INCLUDED, List.of(Sample.THINKING), List.of(), List.of(), null);
    }

    private static Account account(Subscription... subscriptions) {
        return new Account("acme", "Acme", Sample.USD, ZoneOffset.UTC, Account.Status.ACTIVE, List.of(subscriptions));
    }
}

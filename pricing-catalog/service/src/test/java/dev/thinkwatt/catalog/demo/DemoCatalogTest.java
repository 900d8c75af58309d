package dev.thinkwatt.catalog.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.catalog.demo.DemoCatalog.DatedDefault;
import dev.thinkwatt.catalog.demo.DemoCatalog.DatedPlan;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPlan;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPrices;
import dev.thinkwatt.model.energy.ElectricityDay;
import dev.thinkwatt.model.energy.ElectricityDay.Interval;
import dev.thinkwatt.model.energy.Site;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Price;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.model.rating.Rater;
import dev.thinkwatt.model.rating.Rating.Rated;
import dev.thinkwatt.model.review.PriceReview;
import dev.thinkwatt.model.usage.EventId;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageEvent;
import dev.thinkwatt.model.usage.UsageKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DemoCatalogTest {

    private static final DemoCatalog DEMO = DemoCatalog.read();
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    /** Every kind that traffic in text can use, all at once. */
    private static final Usage TEXT = new Usage(1000, 2000, 300, 400, 500, 600, 0, 0, 0, 0, 0);

    @Test
    void sellsEveryModelAsItIsPublished() {
        List<ServedModel> sold =
                plans().flatMap(plan -> plan.models().stream()).distinct().toList();
        assertThat(sold).containsExactlyInAnyOrderElementsOf(DEMO.models());
    }

    @Test
    void passesTheReviewOfItsPrices() {
        plans().forEach(plan ->
                assertThat(PriceReview.of(plan, null)).as(plan.id()).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(ServiceTier.class)
    void pricesEveryModelOfEveryPlan(ServiceTier tier) {
        plans().forEach(plan -> plan.models()
                .forEach(model -> assertThat(rate(plan, model.id(), tier, TEXT))
                        .as("%s of %s in %s", model.id(), plan.id(), tier)
                        .isInstanceOf(Rated.class)));
    }

    @ParameterizedTest
    @EnumSource(
            value = UsageKind.class,
            names = {"INPUT", "CACHED_INPUT", "CACHE_WRITE", "CACHE_WRITE_HOUR", "OUTPUT", "REASONING"})
    void keepsTheOrderOfTiersInMeteredPlans(UsageKind kind) {
        Plan plan = plan("enterprise-api");
        for (ServedModel model : plan.models()) {
            BigDecimal standard = price(plan, model.id(), kind, ServiceTier.STANDARD);
            assertThat(price(plan, model.id(), kind, ServiceTier.PRIORITY)).isGreaterThan(standard);
            assertThat(price(plan, model.id(), kind, ServiceTier.FLEX)).isEqualByComparingTo(half(standard));
            assertThat(price(plan, model.id(), kind, ServiceTier.BATCH)).isEqualByComparingTo(half(standard));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-5,               1.25, 0.125, 10,   2",
        "gpt-5-thinking,      1.25, 0.125, 10,   2",
        "gpt-5-mini,          0.25, 0.025, 2,    1.8",
        "gpt-5-thinking-mini, 0.25, 0.025, 2,    1.8",
        "gpt-5-nano,          0.05, 0.005, 0.40, 2",
        "gpt-5-pro,           15,   15,    120,  2",
        "gpt-4o,              2.50, 1.25,  10,   1.7"
    })
    void meetsTheListPricesPerMillionTokens(
            String model, BigDecimal input, BigDecimal cached, BigDecimal output, BigDecimal priority) {
        Plan plan = plan("enterprise-api");
        for (ServiceTier tier : List.of(ServiceTier.STANDARD, ServiceTier.PRIORITY)) {
            BigDecimal factor = tier == ServiceTier.STANDARD ? BigDecimal.ONE : priority;
            assertThat(price(plan, model, UsageKind.INPUT, tier)).isEqualByComparingTo(input.multiply(factor));
            assertThat(price(plan, model, UsageKind.CACHED_INPUT, tier)).isEqualByComparingTo(cached.multiply(factor));
            assertThat(price(plan, model, UsageKind.CACHE_WRITE, tier)).isEqualByComparingTo(input.multiply(factor));
            assertThat(price(plan, model, UsageKind.CACHE_WRITE_HOUR, tier))
                    .isEqualByComparingTo(input.multiply(factor));
            assertThat(price(plan, model, UsageKind.OUTPUT, tier)).isEqualByComparingTo(output.multiply(factor));
            assertThat(price(plan, model, UsageKind.REASONING, tier)).isEqualByComparingTo(output.multiply(factor));
        }
    }

    @Test
    void givesPlusThinkingWorthSixtyDollarsAWeekThenEightTenthsOfItsAccuracy() {
        Plan plus = plan("plus");
        var thinking = plus.allowance("thinking-weekly").orElseThrow();
        Rated rated = (Rated) rate(plus, "gpt-5-thinking", ServiceTier.STANDARD, TEXT);

        assertThat(plus.baseFee().toString()).isEqualTo("20 USD");
        assertThat(thinking.limit()).isEqualByComparingTo("3000");
        assertThat(rated.worth().times(thinking.limit()).amount()).isEqualByComparingTo("60");
        assertThat(rated.charged().amount()).isZero();
        assertThat(thinking.atLimit()).isEqualTo(new AtLimit.FallBack("gpt-5-thinking-mini"));
        assertThat(plus.model("gpt-5-thinking").orElseThrow().relativeAccuracy())
                .isEqualByComparingTo("1");
        assertThat(plus.model("gpt-5-thinking-mini").orElseThrow().relativeAccuracy())
                .isEqualByComparingTo("0.8");
    }

    @Test
    void hasAnEarlierDefaultForEveryPlanAndSellsEachOfThem() {
        for (DatedPlan dated : DEMO.plans()) {
            List<DatedDefault> history = DEMO.defaults().stream()
                    .filter(entry -> entry.planId().equals(dated.plan().id()))
                    .sorted(Comparator.comparing(DatedDefault::from))
                    .toList();
            assertThat(history).hasSize(2);
            assertThat(history.getFirst().from()).isEqualTo(dated.from());
            assertThat(history)
                    .allSatisfy(entry ->
                            assertThat(dated.plan().model(entry.model())).isPresent());
        }
    }

    private static Stream<Plan> plans() {
        return DEMO.plans().stream().map(DatedPlan::plan);
    }

    private static Plan plan(String id) {
        return plans().filter(plan -> plan.id().equals(id)).findFirst().orElseThrow();
    }

    private static BigDecimal half(BigDecimal price) {
        return price.divide(BigDecimal.TWO);
    }

    private static BigDecimal price(Plan plan, String model, UsageKind kind, ServiceTier tier) {
        Price price = plan.prices().stream()
                .filter(p -> p.model().equals(model) && p.kind() == kind && p.tier() == tier)
                .findFirst()
                .orElseThrow();
        assertThat(price.per()).isEqualTo(1_000_000);
        return price.price().amount();
    }

    private static Object rate(Plan plan, String model, ServiceTier tier, Usage usage) {
        Site site = DEMO.sites().getFirst().site();
        var currency = DEMO.sites().getFirst().currency();
        Interval interval = new Interval(NOON, NOON.plusSeconds(3600), new BigDecimal("0.09"));
        ElectricityDay day =
                new ElectricityDay(site, LocalDate.parse("2026-11-24"), currency, List.of(interval), "test");
        Catalog catalog =
                Catalog.of(List.of(new PublishedPlan(1, Instant.EPOCH, null, plan), new PublishedPrices(2, day)));
        return Rater.rate(event(plan, model, tier, usage, site), catalog);
    }

    private static UsageEvent event(Plan plan, String model, ServiceTier tier, Usage usage, Site site) {
        Instant end = NOON.plusSeconds(10);
        return new UsageEvent(
                EventId.of("decision", 0),
                "decision",
                0,
                "account",
                "subscriber",
                "request",
                plan.planVersion(),
                model,
                model,
                Selection.MANUAL,
                false,
                usage,
                site.id(),
                tier,
                NOON,
                end,
                NOON,
                end);
    }
}

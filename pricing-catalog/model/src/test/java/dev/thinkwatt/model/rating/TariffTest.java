package dev.thinkwatt.model.rating;

import static dev.thinkwatt.model.Sample.THINKING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.thinkwatt.model.Sample;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Plan.UsageTerms;
import dev.thinkwatt.model.plan.Price;
import dev.thinkwatt.model.plan.PriceTerms;
import dev.thinkwatt.model.plan.PriceTerms.ContextSteps;
import dev.thinkwatt.model.plan.SiteGroup;
import dev.thinkwatt.model.rating.Rating.Item;
import dev.thinkwatt.model.rating.Tariff.Itemised;
import dev.thinkwatt.model.usage.Served;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageEvent;
import dev.thinkwatt.model.usage.UsageKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which row prices what. */
class TariffTest {

    private static final List<Price> PLACES = List.of(
            row(UsageKind.INPUT, "1", null, null, null),
            row(UsageKind.INPUT, "2", 1_000L, null, null),
            row(UsageKind.INPUT, "3", 5_000L, null, null),
            row(UsageKind.INPUT, "4", null, null, "nordic"),
            row(UsageKind.INPUT, "5", 1_000L, null, "nordic"),
            row(UsageKind.INPUT, "6", null, "eu-north", null),
            row(UsageKind.OUTPUT, "7", null, null, null));

    static LongStream seeds() {
        return Sample.seeds();
    }

    /** The place is compared first, then the step; a step is reached by one token more. */
    @ParameterizedTest
    @CsvSource({
        "us-east,  0,     1",
        "us-east,  1000,  1",
        "us-east,  1001,  2",
        "us-east,  5000,  2",
        "us-east,  5001,  3",
        "us-east,  99999, 3",
        "unknown,  1001,  2",
        "eu-west,  1000,  4",
        "eu-west,  1001,  5",
        "eu-west,  99999, 5",
        "eu-north, 0,     6",
        "eu-north, 99999, 6"
    })
    void theMostSpecificRowWins(String site, long context, String price) {
        Tariff tariff =
                Tariff.of(plan(PLACES, null), THINKING.id(), ServiceTier.STANDARD, site, Sample.NOON, Sample.USD);

        assertThat(tariff.price(UsageKind.INPUT, context))
                .hasValueSatisfying(row -> assertThat(row.price().amount()).isEqualByComparingTo(price));
        assertThat(tariff.price(UsageKind.OUTPUT, context))
                .hasValueSatisfying(row -> assertThat(row.price().amount()).isEqualByComparingTo("7"));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfRowsInThePlanChangesNothing(long seed) {
        Random random = new Random(seed);
        List<Price> shuffled = new ArrayList<>(PLACES);
        Collections.shuffle(shuffled, random);
        String site = List.of("us-east", "eu-west", "eu-north").get(random.nextInt(3));
        Usage usage = Usage.ofText(random.nextLong(10_000), 10);

        assertThat(itemised(plan(shuffled, null), site, usage).items())
                .as("-Dseed=%d", seed)
                .isEqualTo(itemised(plan(PLACES, null), site, usage).items());
    }

    @Test
    void theContextIsAllThatIsReadAndNothingThatIsWritten() {
        assertThat(new Usage(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024).contextTokens())
                .isEqualTo(1 + 2 + 4 + 8 + 64 + 256);
    }

    /** 300,000 tokens at 3 USD a million and 6 above 200,000: 1.20 for the excess alone, 1.80 for the whole request. */
    @ParameterizedTest
    @CsvSource({
        "EXCESS,        300000, 1.2",
        "WHOLE_REQUEST, 300000, 1.8",
        "EXCESS,        200000, 0.6",
        "WHOLE_REQUEST, 200000, 0.6",
        "EXCESS,        200001, 0.600006",
        "WHOLE_REQUEST, 200001, 1.200006",
        "EXCESS,        0,      0",
        "WHOLE_REQUEST, 0,      0"
    })
    void aPlanMayChargeOnlyTheExcessAtTheStep(ContextSteps steps, long input, BigDecimal worth) {
        List<Price> claude =
                List.of(row(UsageKind.INPUT, "3", null, null, null), row(UsageKind.INPUT, "6", 200_000L, null, null));

        assertThat(Rater.worth(
                                plan(claude, steps),
                                new Served(THINKING.id(), ServiceTier.STANDARD, "us-east", Usage.ofText(input, 0)),
                                Sample.NOON)
                        .amount())
                .isEqualByComparingTo(worth);
    }

    /** 150 cached, then 100 written for an hour, then 30 new; steps at 100 and 200; what is written comes after all of it. */
    @Test
    void theExcessIsTakenFromTheEndOfTheContext() {
        List<Price> rows = new ArrayList<>();
        for (UsageKind kind :
                List.of(UsageKind.CACHED_INPUT, UsageKind.CACHE_WRITE_HOUR, UsageKind.INPUT, UsageKind.OUTPUT)) {
            rows.add(row(kind, "1", null, null, null));
            rows.add(row(kind, "2", 100L, null, null));
            rows.add(row(kind, "3", 200L, null, null));
        }
        rows.add(row(UsageKind.OUTPUT, "9", 280L, null, null));

        Itemised itemised =
                itemised(plan(rows, ContextSteps.EXCESS), "us-east", new Usage(30, 150, 0, 100, 7, 0, 0, 0, 0, 0, 0));

        assertThat(itemised.items())
                .extracting(
                        Item::kind,
                        Item::quantity,
                        item -> item.price().price().amount().intValue())
                .containsExactly(
                        tuple(UsageKind.INPUT, 30L, 3),
                        tuple(UsageKind.CACHED_INPUT, 100L, 1),
                        tuple(UsageKind.CACHED_INPUT, 50L, 2),
                        tuple(UsageKind.CACHE_WRITE_HOUR, 50L, 2),
                        tuple(UsageKind.CACHE_WRITE_HOUR, 50L, 3),
                        tuple(UsageKind.OUTPUT, 7L, 3));
    }

    /** Whatever the steps and places, each token is charged once. */
    @ParameterizedTest
    @MethodSource("seeds")
    void everyTokenIsChargedOnce(long seed) {
        Random random = new Random(seed);
        List<Price> rows = new ArrayList<>();
        for (UsageKind kind : UsageKind.values()) {
            if (kind != UsageKind.REQUEST) {
                rows.add(row(kind, "1", null, null, null));
                random.longs(3, 1, 60_000).distinct().forEach(step -> rows.add(row(kind, "2", step, null, null)));
            }
        }
        long[] used = random.longs(11, 0, 10_000).toArray();
        Usage usage = new Usage(
                used[0], used[1], used[2], used[3], used[4], used[5], used[6], used[7], used[8], used[9], used[10]);

        for (ContextSteps steps : ContextSteps.values()) {
            Itemised itemised = itemised(plan(rows, steps), "us-east", usage);
            assertThat(itemised.unpriced()).isNull();
            for (UsageKind kind : UsageKind.values()) {
                assertThat(itemised.items().stream()
                                .filter(item -> item.kind() == kind)
                                .mapToLong(Item::quantity)
                                .sum())
                        .as("-Dseed=%d %s of %s", seed, kind, steps)
                        .isEqualTo(kind == UsageKind.REQUEST ? 0 : usage.quantity(kind));
            }
        }
    }

    @Test
    void aRequestAboveTheOnlyStepHasAPriceAndOneBelowHasNone() {
        List<Price> rows = List.of(row(UsageKind.INPUT, "6", 100L, null, null));

        for (ContextSteps steps : ContextSteps.values()) {
            assertThat(itemised(plan(rows, steps), "us-east", Usage.ofText(100, 0))
                            .unpriced())
                    .isEqualTo(UsageKind.INPUT);
        }
        assertThat(itemised(plan(rows, ContextSteps.WHOLE_REQUEST), "us-east", Usage.ofText(101, 0))
                        .unpriced())
                .isNull();
        assertThat(itemised(plan(rows, ContextSteps.EXCESS), "us-east", Usage.ofText(101, 0))
                        .unpriced())
                .isEqualTo(UsageKind.INPUT);
    }

    @Test
    void aRowOfAnotherPlaceIsNoPriceHere() {
        List<Price> rows = List.of(row(UsageKind.INPUT, "6", null, "eu-north", null));

        assertThat(itemised(plan(rows, null), "us-east", Usage.ofText(1, 0)).unpriced())
                .isEqualTo(UsageKind.REQUEST);
        assertThat(itemised(plan(rows, null), UsageEvent.UNKNOWN_SITE, Usage.NONE)
                        .unpriced())
                .isEqualTo(UsageKind.REQUEST);
        assertThat(itemised(plan(rows, null), "eu-north", Usage.ofText(1, 0)).unpriced())
                .isNull();
    }

    @Test
    void aRequestMayCostMoreWithALongContext() {
        Plan plan = plan(
                List.of(
                        row(UsageKind.REQUEST, "20000", null, null, null),
                        row(UsageKind.REQUEST, "50000", 1_000L, null, null)),
                ContextSteps.EXCESS);

        assertThat(Rater.worth(plan, Served.expected(THINKING.id(), Usage.ofText(1_000, 9)), Sample.NOON)
                        .amount())
                .isEqualByComparingTo("0.02");
        assertThat(Rater.worth(plan, Served.expected(THINKING.id(), Usage.ofText(1_001, 9)), Sample.NOON)
                        .amount())
                .isEqualByComparingTo("0.05");
    }

    private static Itemised itemised(Plan plan, String site, Usage usage) {
        return Tariff.of(plan, THINKING.id(), ServiceTier.STANDARD, site, Sample.NOON, Sample.USD)
                .itemise(usage);
    }

    private static Plan plan(List<Price> prices, @Nullable ContextSteps steps) {
        return Sample.priced(
                UsageTerms.METERED,
                prices,
                new PriceTerms(steps, List.of(new SiteGroup("nordic", Set.of("eu-west", "eu-north"))), List.of()));
    }

    private static Price row(
            UsageKind kind,
            String perMillion,
            @Nullable Long above,
            @Nullable String site,
            @Nullable String siteGroup) {
        return new Price(
                THINKING.id(),
                kind,
                ServiceTier.STANDARD,
                Money.of(perMillion, "USD"),
                1_000_000,
                above,
                site,
                siteGroup,
                null);
    }
}

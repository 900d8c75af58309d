package dev.thinkwatt.model.rating;

import static dev.thinkwatt.model.Sample.THINKING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.thinkwatt.model.Sample;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.ModelAlias;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Plan.UsageTerms;
import dev.thinkwatt.model.plan.Price;
import dev.thinkwatt.model.plan.PriceTerms;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.model.review.Finding;
import dev.thinkwatt.model.review.Finding.Rule;
import dev.thinkwatt.model.review.PriceReview;
import dev.thinkwatt.model.usage.Served;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices that name an alias: "latest" is {@code gpt-5-thinking} until the turn of the year, then {@code gpt-6}. */
class AliasTest {

    private static final Instant NEW_YEAR = Instant.parse("2027-01-01T00:00:00Z");
    private static final ServedModel GPT_6 = Sample.model("gpt-6", "1.2", Sample.PROFILE);
    private static final ModelAlias OLD = new ModelAlias("latest", THINKING.id(), null);
    private static final ModelAlias NEW = new ModelAlias("latest", GPT_6.id(), NEW_YEAR);

    private static final List<Price> ROWS = List.of(
            row(THINKING.id(), UsageKind.INPUT, "1", null),
            row(GPT_6.id(), UsageKind.INPUT, "2", null),
            row("latest", UsageKind.INPUT, "5", null),
            row("latest", UsageKind.INPUT, "6", 1_000L),
            row("latest", UsageKind.OUTPUT, "10", null));

    /** A million tokens of output, at the instant of the turn and a moment before it. */
    @ParameterizedTest
    @CsvSource({
        "gpt-5-thinking, 2020-01-01T00:00:00Z,           10",
        "gpt-5-thinking, 2026-12-31T23:59:59.999999999Z, 10",
        "gpt-5-thinking, 2027-01-01T00:00:00Z,           0",
        "gpt-6,          2026-12-31T23:59:59.999999999Z, 0",
        "gpt-6,          2027-01-01T00:00:00Z,           10",
        "gpt-6,          2099-01-01T00:00:00Z,           10"
    })
    void pricesTheModelThatItStandsForWhenTheRequestWasDecided(String model, Instant decidedAt, String worth) {
        assertThat(worth(model, Usage.ofText(0, 1_000_000), decidedAt)).isEqualByComparingTo(worth);
    }

    /** Whatever its context. */
    @ParameterizedTest
    @CsvSource({"500, 0.0005", "2000, 0.002"})
    void comesAfterTheRowsOfTheModelItself(long input, String worth) {
        assertThat(worth(THINKING.id(), Usage.ofText(input, 0), Sample.NOON)).isEqualByComparingTo(worth);
    }

    @Test
    void namesItselfInTheItem() {
        Tariff tariff = Tariff.of(
                plan(ROWS, OLD, NEW),
                THINKING.id(),
                ServiceTier.STANDARD,
                "us-east",
                NEW_YEAR.minusNanos(1),
                Sample.USD);

        assertThat(tariff.itemise(Usage.ofText(0, 7)).items())
                .extracting(item -> item.price().model())
                .containsExactly("latest");
        assertThat(plan(ROWS, OLD, NEW).priceTerms().models("latest")).containsExactly(THINKING.id(), GPT_6.id());
        assertThat(plan(ROWS, OLD, NEW).priceTerms().models("gpt-6")).containsExactly("gpt-6");
    }

    /** Of two models that one after the other have the only prices by the alias, each is without a price for a time. */
    @Test
    void reviewSeesWhoHasNoPriceAndFromWhenOn() {
        List<Price> rows = Arrays.stream(ServiceTier.values())
                .map(tier -> new Price("latest", UsageKind.REQUEST, tier, Money.of("1", "USD"), 1))
                .toList();

        List<Finding> findings = PriceReview.of(plan(rows, OLD, NEW), null);

        assertThat(findings).extracting(Finding::rule).containsOnly(Rule.NOT_PRICED);
        assertThat(findings).extracting(Finding::path).containsExactly("models[0]", "models[1]");
        assertThat(findings.getFirst().detail()).contains("from " + NEW_YEAR + " on");
        assertThat(findings.getLast().detail()).doesNotContain(" on,");
        assertThat(PriceReview.of(plan(rows, OLD, new ModelAlias("best", GPT_6.id(), null)), null))
                .extracting(Finding::path)
                .containsExactly("models[1]");
    }

    /** A model whose price triples when the alias turns to it from a dearer row is found as any other jump is. */
    @Test
    void reviewSeesAJumpThatComesWithTheAlias() {
        List<Price> before = new ArrayList<>(ROWS);
        before.set(4, row(THINKING.id(), UsageKind.OUTPUT, "3", null));

        assertThat(PriceReview.of(plan(ROWS, OLD, NEW), plan(before, OLD, NEW)))
                .filteredOn(finding -> finding.rule() == Rule.JUMP)
                .extracting(Finding::path)
                .containsExactly("prices[4]");
        assertThat(PriceReview.of(plan(ROWS, OLD, NEW), plan(ROWS, OLD, NEW)))
                .extracting(Finding::rule)
                .doesNotContain(Rule.JUMP);
    }

    @Test
    void standsForOneModelAtATimeAndAloneForIt() {
        refused(
                "an alias stands for two models at once, or two for one",
                OLD,
                new ModelAlias("latest", GPT_6.id(), null));
        refused(
                "an alias stands for two models at once, or two for one",
                OLD,
                new ModelAlias("best", THINKING.id(), NEW_YEAR));
        refused("sells a model under the name of an alias", new ModelAlias(GPT_6.id(), THINKING.id(), null));
        refused("names model gpt-7 but does not sell it", OLD, new ModelAlias("latest", "gpt-7", NEW_YEAR));
        assertThat(plan(ROWS, OLD, NEW, new ModelAlias("best", THINKING.id(), NEW_YEAR))
                        .models())
                .hasSize(2);
    }

    private static void refused(String rule, ModelAlias... aliases) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(List.of(), aliases))
                .withMessageContaining(rule);
    }

    private static BigDecimal worth(String model, Usage usage, Instant decidedAt) {
        return Rater.worth(plan(ROWS, OLD, NEW), new Served(model, ServiceTier.STANDARD, "us-east", usage), decidedAt)
                .amount();
    }

    private static Plan plan(List<Price> rows, ModelAlias... aliases) {
        return new Plan(
                "plus",
                1,
                "Plus",
                true,
                Money.of("20", "USD"),
                UsageTerms.METERED,
                Plan.UnlistedModel.DENY,
                List.of(THINKING, GPT_6),
                List.of(),
                rows,
                null,
                Duration.ofHours(1),
                null,
                null,
                new PriceTerms(null, List.of(), List.of(), List.of(), List.of(aliases)),
                null);
    }

    private static Price row(String model, UsageKind kind, String perMillion, @Nullable Long above) {
        return new Price(
                model, kind, ServiceTier.STANDARD, Money.of(perMillion, "USD"), 1_000_000, above, null, null, null);
    }
}

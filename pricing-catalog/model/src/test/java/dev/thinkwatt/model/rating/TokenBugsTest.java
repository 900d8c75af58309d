package dev.thinkwatt.model.rating;

import static dev.thinkwatt.model.Sample.THINKING;
import static dev.thinkwatt.model.rating.SampleCatalogs.metered;
import static dev.thinkwatt.model.rating.SampleCatalogs.rated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.thinkwatt.model.SampleEvent;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.Price;
import dev.thinkwatt.model.rating.Rating.Item;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.TokenConvention;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that well-known gateways charged wrongly, with the numbers that their users reported; from the report to the price. */
class TokenBugsTest {

    /** BerriAI/litellm#6215: 1,920 of 2,006 prompt tokens were read from the cache, and charged as input as well. GPT-4o. */
    @Test
    void cachedTokensAreNotChargedAsInputToo() {
        List<Price> gpt4o = List.of(
                price(UsageKind.INPUT, "2.50"), price(UsageKind.CACHED_INPUT, "1.25"), price(UsageKind.OUTPUT, "10"));

        Usage usage = TokenConvention.CACHED_IN_INPUT_REASONING_IN_OUTPUT.disjoint(reported(2_006, 1_920, 300, 0));

        assertThat(worth(usage, gpt4o)).isEqualByComparingTo("0.005615");
    }

    /**
     * BerriAI/litellm#14849: 257,955 of 262,960 were read from the cache. Its user was shown 0.7642 USD where 0.1849 was right,
     * at prices without a context step.
     */
    @Test
    void cacheHitsAreNotChargedTwice() {
        List<Price> gemini = List.of(
                price(UsageKind.INPUT, "1.25"), price(UsageKind.CACHED_INPUT, "0.625"), price(UsageKind.OUTPUT, "10"));

        Usage usage = TokenConvention.CACHED_IN_INPUT.disjoint(reported(262_960, 257_955, 1_744, 0));

        assertThat(worth(usage, gemini)).isEqualByComparingTo("0.184918125");
    }

    /** The same request at the prices that gemini-2.5-pro has above 200,000 tokens: the step counts cached tokens. */
    @Test
    void cachedTokensReachTheContextStepAndHaveOneOfTheirOwn() {
        List<Price> gemini = List.of(
                price(UsageKind.INPUT, "1.25"),
                above(200_000, UsageKind.INPUT, "2.50"),
                price(UsageKind.CACHED_INPUT, "0.125"),
                above(200_000, UsageKind.CACHED_INPUT, "0.25"),
                price(UsageKind.OUTPUT, "10"),
                above(200_000, UsageKind.OUTPUT, "15"));

        Usage usage = TokenConvention.CACHED_IN_INPUT.disjoint(reported(262_960, 257_955, 1_744, 0));

        assertThat(worth(usage, gemini)).isEqualByComparingTo("0.10316125");
    }

    /** BerriAI/litellm#15338: grok-4 costs 6 USD a million above 128,000 tokens; all requests were billed at the lower rate. */
    @ParameterizedTest
    @CsvSource({"144519, 45, 0.868464", "128000, 45, 0.384675", "128001, 45, 0.769356"})
    void aContextStepPricesAllOfTheRequest(long input, long output, BigDecimal worth) {
        List<Price> grok = List.of(
                price(UsageKind.INPUT, "3"),
                above(128_000, UsageKind.INPUT, "6"),
                price(UsageKind.OUTPUT, "15"),
                above(128_000, UsageKind.OUTPUT, "30"));

        assertThat(worth(Usage.ofText(input, output), grok)).isEqualByComparingTo(worth);
    }

    /** BerriAI/litellm#30135: 585,659 tokens written to the cache were charged at the price below 200,000 tokens. */
    @Test
    void cacheWritesReachTheContextStepAndHaveOneOfTheirOwn() {
        List<Price> opus = List.of(
                price(UsageKind.INPUT, "5"),
                above(200_000, UsageKind.INPUT, "10"),
                price(UsageKind.CACHE_WRITE, "6.25"),
                above(200_000, UsageKind.CACHE_WRITE, "12.50"),
                price(UsageKind.OUTPUT, "25"),
                above(200_000, UsageKind.OUTPUT, "37.50"));
        Usage usage = new Usage(3, 0, 585_659, 0, 1_000, 0, 0, 0, 0, 0, 0);

        assertThat(worth(usage, opus)).isEqualByComparingTo("7.3582675");
    }

    /** BerriAI/litellm#13810: gpt-5-nano in flex costs half; it was charged at the standard price. */
    @ParameterizedTest
    @CsvSource({"STANDARD, 0.00045", "FLEX, 0.000225"})
    void theTierThatServedIsTheTierBilled(ServiceTier tier, BigDecimal worth) {
        List<Price> nano = new ArrayList<>();
        nano.add(price(UsageKind.INPUT, "0.05"));
        nano.add(price(UsageKind.OUTPUT, "0.40"));
        nano.add(row(ServiceTier.FLEX, null, UsageKind.INPUT, "0.025"));
        nano.add(row(ServiceTier.FLEX, null, UsageKind.OUTPUT, "0.20"));

        assertThat(rated(SampleEvent.using(Usage.ofText(1_000, 1_000)).in(tier), metered(nano))
                        .worth()
                        .amount())
                .isEqualByComparingTo(worth);
    }

    /** A context step of a tier is that tier's own: gemini-3-pro costs 2, 4 above 200,000 tokens, 3.60 and 7.20 in priority. */
    @ParameterizedTest
    @CsvSource({
        "STANDARD, 200000, 0.4",
        "STANDARD, 200001, 0.800004",
        "PRIORITY, 200000, 0.72",
        "PRIORITY, 200001, 1.4400072"
    })
    void tiersHaveContextStepsOfTheirOwn(ServiceTier tier, long input, BigDecimal worth) {
        List<Price> gemini = List.of(
                price(UsageKind.INPUT, "2"),
                above(200_000, UsageKind.INPUT, "4"),
                row(ServiceTier.PRIORITY, null, UsageKind.INPUT, "3.60"),
                row(ServiceTier.PRIORITY, 200_000L, UsageKind.INPUT, "7.20"));

        assertThat(rated(SampleEvent.using(Usage.ofText(input, 0)).in(tier), metered(gemini))
                        .worth()
                        .amount())
                .isEqualByComparingTo(worth);
    }

    /** Reasoning inside of output is charged once, at its own price: gemini-2.5-flash. */
    @Test
    void reasoningIsNeitherChargedTwiceNorForgotten() {
        List<Price> flash = List.of(
                price(UsageKind.INPUT, "0.30"), price(UsageKind.OUTPUT, "2.50"), price(UsageKind.REASONING, "2.50"));

        Usage inside = TokenConvention.CACHED_IN_INPUT_REASONING_IN_OUTPUT.disjoint(reported(1_000, 0, 5_000, 4_000));
        Usage beside = TokenConvention.DISJOINT.disjoint(reported(1_000, 0, 1_000, 4_000));

        assertThat(inside).isEqualTo(beside);
        assertThat(worth(inside, flash)).isEqualByComparingTo("0.0128");
        assertThat(rated(SampleEvent.using(inside), metered(flash)).items())
                .extracting(Item::kind)
                .containsExactly(UsageKind.INPUT, UsageKind.OUTPUT, UsageKind.REASONING);
    }

    @Test
    void aSumThatCannotBeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenConvention.CACHED_IN_INPUT.disjoint(reported(1_919, 1_920, 300, 0)));
    }

    private static Usage reported(long input, long cached, long output, long reasoning) {
        return new Usage(input, cached, 0, 0, output, reasoning, 0, 0, 0, 0, 0);
    }

    private static BigDecimal worth(Usage usage, List<Price> prices) {
        return rated(SampleEvent.using(usage), metered(prices)).worth().amount();
    }

    private static Price price(UsageKind kind, String perMillion) {
        return row(ServiceTier.STANDARD, null, kind, perMillion);
    }

    private static Price above(long tokens, UsageKind kind, String perMillion) {
        return row(ServiceTier.STANDARD, tokens, kind, perMillion);
    }

    private static Price row(ServiceTier tier, @Nullable Long above, UsageKind kind, String perMillion) {
        return new Price(THINKING.id(), kind, tier, Money.of(perMillion, "USD"), 1_000_000, above, null, null, null);
    }
}

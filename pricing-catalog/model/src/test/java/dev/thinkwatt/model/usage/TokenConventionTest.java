package dev.thinkwatt.model.usage;

import static dev.thinkwatt.model.usage.TokenConvention.CACHED_IN_INPUT;
import static dev.thinkwatt.model.usage.TokenConvention.CACHED_IN_INPUT_REASONING_IN_OUTPUT;
import static dev.thinkwatt.model.usage.TokenConvention.DISJOINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.thinkwatt.model.Sample;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenConventionTest {

    private static final Usage REPORTED = new Usage(1000, 600, 50, 40, 900, 700, 1, 2, 3, 4, 5);

    static LongStream seeds() {
        return Sample.seeds();
    }

    @Test
    void leavesDisjointUsageAsItIs() {
        assertThat(DISJOINT.disjoint(REPORTED)).isEqualTo(REPORTED);
    }

    @Test
    void takesCachedOutOfInput() {
        assertThat(CACHED_IN_INPUT.disjoint(REPORTED)).isEqualTo(new Usage(400, 600, 50, 40, 900, 700, 1, 2, 3, 4, 5));
    }

    @Test
    void takesCachedOutOfInputAndReasoningOutOfOutput() {
        assertThat(CACHED_IN_INPUT_REASONING_IN_OUTPUT.disjoint(REPORTED))
                .isEqualTo(new Usage(400, 600, 50, 40, 200, 700, 1, 2, 3, 4, 5));
    }

    @Test
    void allowsAPartToBeTheWhole() {
        Usage allCached = new Usage(600, 600, 0, 0, 700, 700, 0, 0, 0, 0, 0);

        assertThat(CACHED_IN_INPUT_REASONING_IN_OUTPUT.disjoint(allCached))
                .isEqualTo(new Usage(0, 600, 0, 0, 0, 700, 0, 0, 0, 0, 0));
    }

    @Test
    void refusesAPartLargerThanItsWhole() {
        Usage tooMuchCached = new Usage(599, 600, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        Usage tooMuchReasoning = new Usage(0, 0, 0, 0, 9, 10, 0, 0, 0, 0, 0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CACHED_IN_INPUT.disjoint(tooMuchCached))
                .withMessageContaining("cachedInputTokens");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CACHED_IN_INPUT_REASONING_IN_OUTPUT.disjoint(tooMuchReasoning))
                .withMessageContaining("reasoningTokens");
        assertThat(CACHED_IN_INPUT.disjoint(tooMuchReasoning)).isEqualTo(tooMuchReasoning);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neitherLosesNorInventsTokens(long seed) {
        Random random = new Random(seed);
        long cached = random.nextLong(1_000_000);
        long reasoning = random.nextLong(1_000_000);
        long input = cached + random.nextLong(1_000_000);
        long output = reasoning + random.nextLong(1_000_000);

        Usage usage = CACHED_IN_INPUT_REASONING_IN_OUTPUT.disjoint(
                new Usage(input, cached, 0, 0, output, reasoning, 0, 0, 0, 0, 0));

        assertThat(usage.inputTokens() + usage.cachedInputTokens())
                .as("-Dseed=%d", seed)
                .isEqualTo(input);
        assertThat(usage.outputTokens() + usage.reasoningTokens())
                .as("-Dseed=%d", seed)
                .isEqualTo(output);
    }
}

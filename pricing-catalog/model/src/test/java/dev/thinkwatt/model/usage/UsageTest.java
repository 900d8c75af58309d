package dev.thinkwatt.model.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UsageTest {

    private static final Usage EACH_ANOTHER = new Usage(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);

    @ParameterizedTest
    @CsvSource({
        "REQUEST, 1",
        "INPUT, 1",
        "CACHED_INPUT, 2",
        "CACHE_WRITE, 3",
        "CACHE_WRITE_HOUR, 4",
        "OUTPUT, 5",
        "REASONING, 6",
        "AUDIO_INPUT, 7",
        "AUDIO_OUTPUT, 8",
        "IMAGE_INPUT, 9",
        "IMAGE_OUTPUT, 10",
        "TOOL_CALL, 11",
    })
    void tellsTheQuantityOfEachKind(UsageKind kind, long quantity) {
        assertThat(EACH_ANOTHER.quantity(kind)).isEqualTo(quantity);
    }

    @ParameterizedTest
    @EnumSource
    void usesNothingButTheRequestUnlessSaid(UsageKind kind) {
        assertThat(Usage.NONE.quantity(kind)).isEqualTo(kind == UsageKind.REQUEST ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "0, inputTokens",
        "1, cachedInputTokens",
        "2, cacheWriteTokens",
        "3, cacheWriteHourTokens",
        "4, outputTokens",
        "5, reasoningTokens",
        "6, audioInputTokens",
        "7, audioOutputTokens",
        "8, imageInputTokens",
        "9, imageOutputTokens",
        "10, toolCalls",
    })
    void refusesNegativeQuantitiesByName(int position, String name) {
        long[] q = new long[11];
        q[position] = -1;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Usage(q[0], q[1], q[2], q[3], q[4], q[5], q[6], q[7], q[8], q[9], q[10]))
                .withMessageStartingWith(name + " ");
    }

    @Test
    void refusesAbsurdQuantitiesByName() {
        assertThat(Usage.ofText(Usage.QUANTITY_MAX, 0).inputTokens()).isEqualTo(10_000_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Usage.ofText(0, Usage.QUANTITY_MAX + 1))
                .withMessageStartingWith("outputTokens ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Usage(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Long.MAX_VALUE))
                .withMessageStartingWith("toolCalls ");
    }
}

package dev.thinkwatt.catalog.pricelist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.catalog.pricelist.ListPrice.Slot;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceFieldTest {

    @ParameterizedTest
    @CsvSource({
        "input_cost_per_token,                                              INPUT,            STANDARD, 0",
        "output_cost_per_token_batches,                                     OUTPUT,           BATCH,    0",
        "output_cost_per_token_flex,                                        OUTPUT,           FLEX,     0",
        "input_cost_per_token_priority,                                     INPUT,            PRIORITY, 0",
        "output_cost_per_reasoning_token,                                   REASONING,        STANDARD, 0",
        "cache_read_input_token_cost,                                       CACHED_INPUT,     STANDARD, 0",
        "input_cost_per_token_cache_hit,                                    CACHED_INPUT,     STANDARD, 0",
        "cache_creation_input_token_cost,                                   CACHE_WRITE,      STANDARD, 0",
        "cache_creation_input_token_cost_above_1hr,                         CACHE_WRITE_HOUR, STANDARD, 0",
        "cache_creation_input_token_cost_above_1hr_above_200k_tokens,       CACHE_WRITE_HOUR, STANDARD, 200000",
        "input_cost_per_token_above_128k_tokens,                            INPUT,            STANDARD, 128000",
        "output_cost_per_token_above_272k_tokens,                           OUTPUT,           STANDARD, 272000",
        "cache_read_input_token_cost_above_200k_tokens_priority,            CACHED_INPUT,     PRIORITY, 200000",
        "input_cost_per_audio_token_priority,                               AUDIO_INPUT,      PRIORITY, 0",
        "output_cost_per_audio_token,                                       AUDIO_OUTPUT,     STANDARD, 0",
        "input_cost_per_image_token,                                        IMAGE_INPUT,      STANDARD, 0",
        "output_cost_per_image_token,                                       IMAGE_OUTPUT,     STANDARD, 0"
    })
    void takesANameApart(String field, UsageKind kind, ServiceTier tier, long contextAbove) {
        assertThat(PriceField.slot(field)).contains(new Slot(kind, tier, contextAbove));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "input_cost_per_image",
                "input_cost_per_character",
                "output_cost_per_second",
                "cache_read_input_audio_token_cost",
                "input_cost_per_token_above_1hr",
                "input_cost_per_token_above_0k_tokens",
                "input_cost_per_token_above_99999999999k_tokens",
                "input_cost_per_token_priority_above_200k_tokens",
                "input_cost_per_token_",
                "input_cost_per_tokens",
                "Input_cost_per_token",
                ""
            })
    void knowsWhatIsNoPriceOfTokens(String field) {
        assertThat(PriceField.slot(field)).isEmpty();
    }
}

package dev.thinkwatt.catalog.pricelist;

import static dev.thinkwatt.catalog.pricelist.ListFile.model;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceLintTest {

    private static final String BASE = """
            "input_cost_per_token": 1e-6, "cache_read_input_token_cost": 1e-7, "cache_creation_input_token_cost": 2e-6,
            "input_cost_per_token_above_200k_tokens": 2e-6,""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "input_cost_per_token_priority": 9.9e-7                              | PRIORITY_AND_STANDARD 0.99
            "input_cost_per_token_priority": 1e-6                                | ''
            "input_cost_per_token_priority": 5e-6                                | ''
            "input_cost_per_token_priority": 5.01e-6                             | PRIORITY_AND_STANDARD 5.01
            "input_cost_per_token_above_200k_tokens_priority": 1.9e-6            | PRIORITY_AND_STANDARD 0.95
            "input_cost_per_token_flex": 1.9e-7                                  | FLEX_AND_STANDARD 0.19
            "input_cost_per_token_flex": 2e-7                                    | ''
            "input_cost_per_token_flex": 1.1e-6                                  | FLEX_AND_STANDARD 1.1
            "input_cost_per_token_batches": 1e-6                                 | ''
            "input_cost_per_token_batches": 1.1e-6                               | BATCH_AND_STANDARD 1.1
            "input_cost_per_token_batches": 0                                    | BATCH_AND_STANDARD 0
            "cache_read_input_token_cost_above_200k_tokens": 2e-6                | STEP_AND_THE_ONE_BELOW 20
            "cache_read_input_token_cost_above_200k_tokens": 3e-6                | CACHED_INPUT_AND_INPUT 1.5, STEP_AND_THE_ONE_BELOW 30
            "cache_read_input_token_cost_above_128k_tokens": 9e-8                | STEP_AND_THE_ONE_BELOW 0.9
            "input_cost_per_token_above_272k_tokens": 1.9e-6                     | STEP_AND_THE_ONE_BELOW 0.95
            "input_cost_per_token_above_272k_tokens": 2e-6                       | ''
            "cache_creation_input_token_cost_above_1hr": 1e-6                    | CACHE_WRITES_OF_AN_HOUR_AND_FIVE_MINUTES 0.5
            "output_cost_per_token_priority": 1e-3                               | ''
            """)
    void comparesWhatGoesTogether(String field, String findings) {
        assertThat(findings(BASE + field)).isEqualTo(findings);
    }

    @Test
    void findsAPriceBesideNone() {
        assertThat(findings("\"input_cost_per_token\": 0, \"input_cost_per_token_priority\": 1e-6"))
                .isEqualTo("PRIORITY_AND_STANDARD null");
        assertThat(findings("\"input_cost_per_token\": 0, \"input_cost_per_token_priority\": 0"))
                .isEmpty();
    }

    private static String findings(String fields) {
        return String.join(
                ", ",
                PriceLint.findings(List.of(model(fields))).stream()
                        .map(finding -> finding.rule() + " "
                                + (finding.ratio() == null
                                        ? null
                                        : finding.ratio().stripTrailingZeros().toPlainString()))
                        .toList());
    }
}

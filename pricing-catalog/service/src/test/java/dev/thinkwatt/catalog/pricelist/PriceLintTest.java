package dev.thinkwatt.catalog.pricelist;

import static dev.thinkwatt.catalog.pricelist.ListFile.model;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceLintTest {

    private static final String BASE = """
            "input_cost_per_token": 1e-6, "cache_read_input_token_cost": 1e-7, "cache_creation_input_token_cost": 2e-6,
            "max_input_tokens": 200000, "input_cost_per_token_above_200k_tokens": 2e-6,""";

    /** The rules are those of plans, and tried there: here, that each names the price that it is about. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "supports_vision": true                               | ''
            "cache_read_input_token_cost_priority": 5.01e-7       | CACHED_INPUT PRIORITY 0 ASK PRIORITY_FAR_ABOVE_STANDARD
            "input_cost_per_token_priority": 9e-7                 | INPUT PRIORITY 0 REFUSE PRIORITY_BELOW_STANDARD
            "input_cost_per_token_flex": 1.9e-7                   | INPUT FLEX 0 REFUSE DISCOUNT_OUT_OF_RANGE
            "cache_read_input_token_cost_batches": 1.1e-7         | CACHED_INPUT BATCH 0 REFUSE DISCOUNT_OUT_OF_RANGE
            "cache_read_input_token_cost_above_200k_tokens": 3e-6 | CACHED_INPUT STANDARD 200000 REFUSE CACHED_ABOVE_INPUT
            "input_cost_per_token_above_272k_tokens": 1.9e-6      | INPUT STANDARD 272000 REFUSE STEP_BELOW_BASE
            "cache_creation_input_token_cost_above_1hr": 1e-6     | CACHE_WRITE_HOUR STANDARD 0 ASK HOUR_WRITE_OUT_OF_RANGE
            """)
    void reviewsEachModelAsIfAPlanSoldIt(String field, String findings) {
        assertThat(findings(model(BASE + field), Map.of())).isEqualTo(findings);
    }

    @Test
    void findsAPriceBesideNone() {
        assertThat(findings(model("\"input_cost_per_token\": 0, \"input_cost_per_token_priority\": 1e-6"), Map.of()))
                .isEqualTo("INPUT PRIORITY 0 ASK PRIORITY_FAR_ABOVE_STANDARD");
        assertThat(findings(model("\"input_cost_per_token\": 0, \"input_cost_per_token_priority\": 0"), Map.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2e-6, ''", "2.01e-6, JUMP", "5e-7, ''", "4.9e-7, JUMP", "0, JUMP"})
    void findsAPriceThatJumps(String perToken, String rule) {
        ListedModel before = model("\"input_cost_per_token\": 1e-6");
        ListedModel after = model("\"input_cost_per_token\": " + perToken);

        assertThat(findings(after, Map.of("m", before)))
                .isEqualTo(rule.isEmpty() ? "" : "INPUT STANDARD 0 ASK " + rule);
        assertThat(findings(after, Map.of("other", before))).isEmpty();
    }

    private static String findings(ListedModel model, Map<String, ListedModel> before) {
        return String.join(
                ", ",
                PriceLint.findings(List.of(model), before, PriceListReader.CURRENCY).stream()
                        .map(finding -> "%s %s %s"
                                .formatted(
                                        Facts.slot(finding.price()).replace('/', ' '),
                                        finding.severity(),
                                        finding.rule()))
                        .toList());
    }
}

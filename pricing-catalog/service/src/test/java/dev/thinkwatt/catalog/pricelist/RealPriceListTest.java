package dev.thinkwatt.catalog.pricelist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.thinkwatt.catalog.pricelist.PriceListFile.Read;
import dev.thinkwatt.model.review.Finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The list prices of 218 models on one day. {@code -Dprices.file} names the file itself, which is then read beside our copy of its figures. */
class RealPriceListTest {

    private static final Facts FACTS = Facts.read();
    private static final Read LIST = ListFile.read(FACTS.json());

    @Test
    void readsEveryModelAndPrice() {
        assertThat(LIST.models()).hasSize(218);
        assertThat(prices(LIST)).isEqualTo(FACTS.prices());
        assertThat(prices(LIST).values().stream().mapToInt(Map::size).sum()).isEqualTo(1217);
    }

    /**
     * Nano's is fifty times its base: the row that is known to be wrong, and the only one that its tier gives away. Two older
     * models have the six dollars of another: Haiku's would be 0.50, Opus's 30. Two list no step for an hour's writes, so that
     * those are cheaper than five minutes' in a long context.
     */
    @Test
    void findsThePriorityPriceOfNanoAndCacheWritesForAnHour() {
        assertThat(findings(LIST))
                .extracting(finding -> finding.model() + " " + Facts.slot(finding.price()) + " at "
                        + finding.price().perMillion() + " " + finding.detail())
                .containsExactly(
                        "claude-3-haiku-20240307 CACHE_WRITE_HOUR/STANDARD/0 at 6 is not 1 to 5 times cache writes of five minutes, 0.3 USD per 1000000 (prices[2])",
                        "claude-3-opus-20240229 CACHE_WRITE_HOUR/STANDARD/0 at 6 is not 1 to 5 times cache writes of five minutes, 18.75 USD per 1000000 (prices[2])",
                        "claude-4-sonnet-20250514 CACHE_WRITE_HOUR/STANDARD/0 at 6 is not 1 to 5 times cache writes of five minutes, 7.5 USD per 1000000 (prices[7])",
                        "claude-sonnet-4-20250514 CACHE_WRITE_HOUR/STANDARD/0 at 6 is not 1 to 5 times cache writes of five minutes, 7.5 USD per 1000000 (prices[7])",
                        "gpt-5-nano INPUT/PRIORITY/0 at 2.5 costs more than 5 times standard, 0.05 USD per 1000000 (prices[0])");
        assertThat(findings(LIST)).allMatch(finding -> finding.severity() == Severity.ASK);
    }

    @Test
    void isTheFileItself() throws IOException {
        String file = System.getProperty("prices.file");
        assumeThat(file).as("-Dprices.file").isNotNull();
        Read itself = (Read) ListFile.read(Files.readAllBytes(Path.of(file)));

        assertThat(prices(itself)).isEqualTo(FACTS.prices());
        assertThat(findings(itself)).isEqualTo(findings(LIST));
        assertThat(itself.ignored()).containsEntry("supports_vision", 161).doesNotContainKey("output_cost_per_image");
        assertThat(itself.models().values().stream()
                        .flatMap(model -> model.leftovers().stream())
                        .map(leftover -> leftover.field().replaceAll("[.\\[].*", ""))
                        .distinct())
                .containsExactlyInAnyOrder(
                        "cache_creation_input_audio_token_cost",
                        "cache_read_input_audio_token_cost",
                        "input_cost_per_audio_per_second",
                        "input_cost_per_character",
                        "input_cost_per_image",
                        "input_cost_per_second",
                        "input_cost_per_video_per_second",
                        "output_cost_per_image",
                        "output_cost_per_second",
                        "output_cost_per_video_token",
                        "provider_specific_entry",
                        "regional_processing_uplift_multiplier_eu",
                        "regional_processing_uplift_multiplier_us",
                        "search_context_cost_per_query");
    }

    private static List<ListFinding> findings(Read list) {
        return PriceLint.findings(list.models().values(), Map.of(), PriceListReader.CURRENCY);
    }

    private static Map<String, Map<String, String>> prices(Read list) {
        return list.models().values().stream()
                .collect(Collectors.toMap(
                        ListedModel::id,
                        model -> model.prices().stream()
                                .collect(Collectors.toMap(
                                        Facts::slot, price -> price.perMillion().toPlainString()))));
    }
}

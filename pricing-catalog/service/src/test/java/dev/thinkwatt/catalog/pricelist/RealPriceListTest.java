package dev.thinkwatt.catalog.pricelist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.thinkwatt.catalog.pricelist.ListFinding.ListRule;
import dev.thinkwatt.catalog.pricelist.PriceListFile.Read;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** Fifty times its base: the row that is known to be wrong, and the only one that its tier gives away. */
    @Test
    void findsThePriorityPriceOfNano() {
        assertThat(findings(ListRule.PRIORITY_AND_STANDARD))
                .containsExactly(
                        "gpt-5-nano INPUT PRIORITY 0: 2.5, 50 times 0.05, where between 1 and 5 times is expected");
    }

    /** Two older models have the six dollars of another: Haiku's would be 0.50, Opus's 30. */
    @Test
    void findsCacheWritesThatWereCopied() {
        assertThat(findings(ListRule.CACHE_WRITES_OF_AN_HOUR_AND_FIVE_MINUTES))
                .containsExactly(
                        "claude-3-haiku-20240307 CACHE_WRITE_HOUR STANDARD 0: 6, 20 times 0.3, where between 1 and 5 times is expected",
                        "claude-3-opus-20240229 CACHE_WRITE_HOUR STANDARD 0: 6, 0.32 times 18.75, where between 1 and 5 times is expected");
    }

    @Test
    void findsNothingElse() {
        assertThat(PriceLint.findings(LIST.models().values())).hasSize(3);
    }

    @Test
    void isTheFileItself() throws IOException {
        String file = System.getProperty("prices.file");
        assumeThat(file).as("-Dprices.file").isNotNull();
        Read itself = (Read) ListFile.read(Files.readAllBytes(Path.of(file)));

        assertThat(prices(itself)).isEqualTo(FACTS.prices());
        assertThat(PriceLint.findings(itself.models().values()))
                .isEqualTo(PriceLint.findings(LIST.models().values()));
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

    private static List<String> findings(ListRule rule) {
        return PriceLint.findings(LIST.models().values()).stream()
                .filter(finding -> finding.rule() == rule)
                .map(finding -> "%s %s: %s, %s times %s, where %s is expected"
                        .formatted(
                                finding.model(),
                                Facts.slot(finding.price()).replace('/', ' '),
                                finding.price().perMillion().toPlainString(),
                                Objects.requireNonNull(finding.ratio()).toPlainString(),
                                finding.base().toPlainString(),
                                finding.expected()))
                .toList();
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

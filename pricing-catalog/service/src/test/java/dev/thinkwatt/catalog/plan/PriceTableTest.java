package dev.thinkwatt.catalog.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.support.json.Json;
import dev.thinkwatt.support.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceTableTest {

    private static final String ROW = """
            {"model": "m", "kind": "INPUT", "tier": "%s", "price": {"amount": "%s", "currency": "USD"}, "per": 10%s}""";

    @Test
    void hasALineForAllTiersOfTheSame() throws JsonProcessingException {
        PriceTable table = PriceTable.of(
                        rows(row("BATCH", "1", ""), row("STANDARD", "2", ""), row("FLEX", "3", ", \"site\": \"s\"")))
                .orElseThrow();

        assertThat(table.lines())
                .extracting(line -> line.key().terms())
                .containsExactly("USD per 10", "USD per 10, site s");
        assertThat(table.lines().getFirst().cells())
                .extracting(PriceTable.Cell::amount)
                .containsExactly("2", "", "", "1");
        assertThat(table.lines().getFirst().cells())
                .extracting(PriceTable.Cell::path)
                .containsExactly("prices[1]", null, null, "prices[0]");
    }

    @Test
    void writesEachAmountIntoItsPlace() throws JsonProcessingException {
        ObjectNode document =
                rows(row("BATCH", "1", ""), row("STANDARD", "2", ""), row("FLEX", "3", ", \"site\": \"s\""));
        PriceKey key = PriceTable.of(document).orElseThrow().lines().getFirst().key();

        PriceTable.write(
                document,
                Map.of(key, Map.of(ServiceTier.BATCH, "", ServiceTier.STANDARD, " 4 ", ServiceTier.PRIORITY, "5")));

        assertThat(document.get("prices").findValuesAsText("tier")).containsExactly("STANDARD", "FLEX", "PRIORITY");
        assertThat(document.get("prices").findValuesAsText("amount")).containsExactly("4", "3", "5");
        assertThat(document.at("/prices/2/per").intValue()).isEqualTo(10);
    }

    @Test
    void changesNothingWhereNothingWasChanged() throws JsonProcessingException {
        ObjectNode document = rows(row("BATCH", "1", ""), row("STANDARD", "2", ""));
        ObjectNode before = document.deepCopy();
        Map<PriceKey, Map<ServiceTier, String>> same = new LinkedHashMap<>();
        PriceTable.of(document).orElseThrow().lines().forEach(line -> {
            Map<ServiceTier, String> amounts = new LinkedHashMap<>();
            line.cells().forEach(cell -> amounts.put(cell.tier(), cell.amount()));
            same.put(line.key(), amounts);
        });

        PriceTable.write(document, same);

        assertThat(document).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"prices\": 7}",
                "{\"prices\": [7]}",
                "{\"prices\": [{\"tier\": \"FLEX\"}]}",
                "{\"prices\": [{\"tier\": \"SLOW\", \"price\": {}}]}",
                "{\"prices\": [{\"tier\": \"FLEX\", \"price\": {}}, {\"tier\": \"FLEX\", \"price\": {}}]}"
            })
    void isNoTableWhereRowsHaveNoPlace(String document) throws JsonProcessingException {
        assertThat(PriceTable.of(Json.tolerant().readTree(document))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{\"price\": 3}"})
    void takesNoLineThatIsNone(String line) {
        assertThatThrownBy(() -> PriceKey.sent(line)).isInstanceOf(ProblemException.class);
    }

    private static String row(String tier, String amount, String more) {
        return ROW.formatted(tier, amount, more);
    }

    private static ObjectNode rows(String... rows) throws JsonProcessingException {
        return (ObjectNode) Json.tolerant().readTree("{\"prices\": [" + String.join(",", rows) + "]}");
    }
}

package dev.thinkwatt.catalog.pricelist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.support.json.Json;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class TakenPricesTest {

    private static final String DRAFT = """
            {"name": "kept", "prices": [
              {"model": "gpt", "kind": "INPUT", "tier": "STANDARD", "price": {"amount": "1", "currency": "USD"}, "per": 1000},
              {"model": "gpt", "kind": "INPUT", "tier": "STANDARD", "price": {"amount": "2", "currency": "USD"}, "per": 1000, "site": "eu"},
              {"model": "gpt", "kind": "INPUT", "tier": "STANDARD", "price": {"amount": "3", "currency": "EUR"}, "per": 1000},
              {"model": "other", "kind": "INPUT", "tier": "STANDARD", "price": {"amount": "4", "currency": "USD"}, "per": 1000},
              {"model": "gpt", "kind": "TOOL_CALL", "tier": "STANDARD", "price": {"amount": "5", "currency": "USD"}, "per": 1},
              {"model": "gpt", "kind": "INPUT", "tier": "STANDARD", "price": {"amount": "6", "currency": "USD"}, "per": 1000, "contextAbove": 200000},
              "no price at all"]}
            """;

    @Test
    void replaceWhatIsForTheSameAndLeaveTheRest() throws JsonProcessingException {
        TakenPrices taken = taken("""
                "input_cost_per_token": 1.25e-6, "input_cost_per_token_above_200k_tokens": 2.5e-6, "input_cost_per_token_flex": 6e-7""");
        ObjectNode document = (ObjectNode) Json.strict().readTree(DRAFT);

        assertThat(taken.beside(document))
                .extracting(TakenPrices.Taken::before)
                .containsExactly("1 USD per 1,000", "6 USD per 1,000", null);
        taken.into(document);

        assertThat(rows(document))
                .containsExactly(
                        "gpt INPUT STANDARD 1.25 USD 1000000 - - litellm revision 3: m",
                        "gpt INPUT STANDARD 2 USD 1000 - eu -",
                        "gpt INPUT STANDARD 3 EUR 1000 - - -",
                        "other INPUT STANDARD 4 USD 1000 - - -",
                        "gpt TOOL_CALL STANDARD 5 USD 1 - - -",
                        "gpt INPUT STANDARD 2.5 USD 1000000 200000 - litellm revision 3: m",
                        "- - - - - - - - -",
                        "gpt INPUT FLEX 0.6 USD 1000000 - - litellm revision 3: m");
        assertThat(document.get("name").asText()).isEqualTo("kept");
    }

    @Test
    void areTheOnlyOnesOfADraftThatHasNone() throws JsonProcessingException {
        ObjectNode document = (ObjectNode) Json.strict().readTree("{}");

        taken("\"input_cost_per_token\": 0.000000000000000001").into(document);

        assertThat(rows(document))
                .containsExactly("gpt INPUT STANDARD 0.000000000001 USD 1000000 - - litellm revision 3: m");
    }

    @Test
    void askReasoningAsOutputWhereATierHasNoPriceForIt() {
        assertThat(kinds("""
                "output_cost_per_token": 1e-5, "output_cost_per_token_above_200k_tokens": 2e-5, "output_cost_per_token_flex": 5e-6,
                "output_cost_per_reasoning_token": 3e-5"""))
                .containsExactly(
                        "OUTPUT STANDARD null 10",
                        "REASONING STANDARD null 30",
                        "OUTPUT STANDARD 200000 20",
                        "OUTPUT FLEX null 5",
                        "REASONING FLEX null 5");
    }

    private static TakenPrices taken(String fields) {
        return new TakenPrices(
                ListFile.model(fields).planPrices("gpt", PriceListReader.CURRENCY, "litellm revision 3: m"));
    }

    private static List<String> kinds(String fields) {
        return taken(fields).prices().stream()
                .map(price -> price.kind() + " " + price.tier() + " " + price.contextAbove() + " "
                        + price.price().amount().toPlainString())
                .toList();
    }

    private static List<String> rows(JsonNode document) {
        return StreamSupport.stream(document.get("prices").spliterator(), false)
                .map(row -> String.join(
                        " ",
                        row.path("model").asText("-"),
                        row.path("kind").asText("-"),
                        row.path("tier").asText("-"),
                        row.at("/price/amount").asText("-"),
                        row.at("/price/currency").asText("-"),
                        row.path("per").asText("-"),
                        row.path("contextAbove").asText("-"),
                        row.path("site").asText("-"),
                        row.path("source").asText("-")))
                .toList();
    }
}

package dev.thinkwatt.catalog.quote;

import static dev.thinkwatt.catalog.testing.Problems.assertInvalid;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.catalog.plan.PlanService;
import dev.thinkwatt.catalog.testing.Scenarios;
import dev.thinkwatt.catalog.testing.TestPlans;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.PriceTerms;
import dev.thinkwatt.support.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of {@code /quotes}: the prices of a plan, and what usage is quoted at under them, at the edges of tiers, steps and places. */
@QuarkusTest
class QuoteScenariosTest {

    @Inject
    PlanService plans;

    @Inject
    TestPlans like;

    record Scenario(String about, JsonNode prices, @Nullable PriceTerms priceTerms, List<Case> cases) {}

    /**
     * One usage.
     *
     * @param serviceTier STANDARD, if absent
     * @param site us-east, if absent
     * @param startedAt noon, if absent
     * @param items {@code quantity kind amount}
     * @param refused the field that is; absent where it has a price
     */
    record Case(
            @Nullable String serviceTier,
            @Nullable String site,
            @Nullable String currency,
            @Nullable String startedAt,
            JsonNode usage,
            List<String> items,
            @Nullable BigDecimal worth,
            @Nullable String refused) {

        String body(String planId) {
            ObjectNode body = Json.strict().createObjectNode();
            body.put("planId", planId)
                    .put("model", "gpt-5")
                    .put("serviceTier", Objects.requireNonNullElse(serviceTier, "STANDARD"))
                    .put("site", Objects.requireNonNullElse(site, "us-east"))
                    .put("startedAt", Objects.requireNonNullElse(startedAt, "2026-09-03T12:00:00Z"))
                    .put("endedAt", "2026-09-03T12:00:10Z")
                    .set("usage", usage);
            return (currency == null ? body : body.put("currency", currency)).toString();
        }
    }

    static Stream<String> quotes() {
        return Scenarios.files("quotes");
    }

    @ParameterizedTest
    @MethodSource("quotes")
    void quotesExactly(String file) throws JsonProcessingException {
        Scenario scenario = Scenarios.read("quotes", file, Scenario.class);
        String planId = "quotes-" + file.replace(".yaml", "");
        sell(planId, scenario);

        assertThat(scenario.cases()).isNotEmpty();
        for (Case one : scenario.cases()) {
            ValidatableResponse answer = given().contentType(ContentType.JSON)
                    .body(one.body(planId))
                    .post("/v1/quotes")
                    .then();
            if (one.refused() != null) {
                assertInvalid(answer, one.refused());
                continue;
            }
            JsonNode quote =
                    Json.tolerant().readTree(answer.statusCode(200).extract().asString());
            assertThat(items(quote)).as("%s, %s", file, one).isEqualTo(one.items());
            assertThat(number(quote.at("/worth/amount")))
                    .as("%s, %s", file, one)
                    .isEqualByComparingTo(one.worth());
            assertThat(quote.get("charged")).as("%s, %s", file, one).isEqualTo(quote.get("worth"));
        }
    }

    private void sell(String planId, Scenario scenario) throws JsonProcessingException {
        ObjectNode document = Json.strict().valueToTree(like.like("enterprise-api", planId, 1));
        document.set("prices", scenario.prices());
        document.remove("surcharge");
        document.set("priceTerms", Json.strict().valueToTree(scenario.priceTerms()));
        plans.publish(Json.strict().treeToValue(document, Plan.class), TestPlans.FROM);
    }

    private static List<String> items(JsonNode quote) {
        return StreamSupport.stream(quote.get("items").spliterator(), false)
                .map(item ->
                        item.get("quantity").asText() + " " + item.get("kind").asText() + " "
                                + number(item.get("amount")).toPlainString())
                .toList();
    }

    private static BigDecimal number(JsonNode text) {
        BigDecimal number = new BigDecimal(text.asText()).stripTrailingZeros();
        return number.scale() < 0 ? number.setScale(0) : number;
    }
}

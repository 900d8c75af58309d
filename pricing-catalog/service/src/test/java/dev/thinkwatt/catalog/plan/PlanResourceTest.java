package dev.thinkwatt.catalog.plan;

import static dev.thinkwatt.catalog.testing.Problems.assertInvalid;
import static dev.thinkwatt.catalog.testing.Problems.assertProblem;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PlanResourceTest {

    @Test
    void listsPlansInForce() {
        get("/v1/plans?limit=200")
                .then()
                .statusCode(200)
                .body("items.planId", hasItems("enterprise-api", "free", "plus", "pro"))
                .body("items.find { it.planId == 'plus' }.baseFee.amount", equalTo("20"))
                .body("items.find { it.planId == 'plus' }.version", equalTo(1))
                .body("items.find { it.planId == 'plus' }.until", nullValue());
    }

    @Test
    void pagesThroughAListByItsCursor() {
        List<String> all = get("/v1/models?limit=200").path("items.model.id");
        Response first = get("/v1/models?limit=5");
        Response rest = given().queryParam("after", first.<String>path("next"))
                .queryParam("limit", "200")
                .get("/v1/models");

        assertThat(all).contains("gpt-4o", "gpt-5", "gpt-5-thinking-mini").isSorted();
        assertThat(first.<List<String>>path("items.model.id")).isEqualTo(all.subList(0, 5));
        assertThat(rest.<List<String>>path("items.model.id")).isEqualTo(all.subList(5, all.size()));
        rest.then().body("next", nullValue());
    }

    @Test
    void givesAPlanWhole() {
        get("/v1/plans/plus")
                .then()
                .statusCode(200)
                .body("plan.allowances[0].limit", equalTo("3000"))
                .body("plan.allowances[0].window.kind", equalTo("CALENDAR"))
                .body("plan.allowances[0].atLimit.model", equalTo("gpt-5-thinking-mini"))
                .body("plan.surcharge.priceBase", equalTo("0.08"))
                .body("plan.hold", equalTo("PT15M"))
                .body("from", equalTo("2024-05-13T00:00:00Z"));
        get("/v1/plans/plus/versions/1").then().statusCode(200).body("plan.version", equalTo(1));
        get("/v1/plans/plus/versions").then().statusCode(200).body("items", hasSize(1));
    }

    @Test
    void givesAModelWithItsEnergy() {
        get("/v1/models/gpt-5-thinking-mini")
                .then()
                .statusCode(200)
                .body("model.relativeAccuracy", equalTo("0.8"))
                .body("model.energy.outputWh", equalTo("100"))
                .body("model.energy.basis", equalTo("MODELLED"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/plans/gold",
                "/v1/plans/gold/versions",
                "/v1/plans/plus/versions/2",
                "/v1/plans/plus/versions/0",
                "/v1/plans/plus/versions/one",
                "/v1/models/gpt-6"
            })
    void answersNotFoundForWhatIsNotThere(String path) {
        assertProblem(get(path).then(), 404, "not-found");
    }

    @Test
    void namesTheParameterThatIsWrong() {
        for (String limit : List.of("0", "201", "-1", "x", "9999999999")) {
            assertInvalid(given().queryParam("limit", limit).get("/v1/plans").then(), "limit");
        }
        for (String after : List.of("§", "!!!", "AA")) {
            assertInvalid(given().queryParam("after", after).get("/v1/plans").then(), "after");
        }
        assertInvalid(
                given().queryParam("after", "Zm9v")
                        .get("/v1/plans/plus/versions")
                        .then(),
                "after");
        assertInvalid(get("/v1/plans/%00").then(), "planId");
        assertInvalid(get("/v1/plans/{id}/versions", "a".repeat(65)).then(), "planId");
        assertInvalid(get("/v1/models/a b").then(), "modelId");
    }
}

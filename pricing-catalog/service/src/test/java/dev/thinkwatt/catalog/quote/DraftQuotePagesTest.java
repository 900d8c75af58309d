package dev.thinkwatt.catalog.quote;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.catalog.testing.Browser;
import dev.thinkwatt.support.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestSecurity(
        user = "Cora Catalog",
        roles = {"catalog", "catalog:read"})
class DraftQuotePagesTest {

    @Test
    void pricesAUsageUnderTheDraftAsItStands() throws JsonProcessingException {
        String etag = begin("preview-priced");
        Browser.page("/console/catalog/plans/preview-priced/draft")
                .body(containsString("hx-get=\"" + at("preview-priced")));
        Browser.page("/console/catalog/plans/preview-priced/draft/prices")
                .body(containsString("hx-get=\"" + at("preview-priced")));
        String question =
                at("preview-priced") + "?model=gpt-5&inputTokens=1000000&outputTokens=0&cachedInputTokens=500000";

        Browser.page(question)
                .body(containsString("id=\"price-answer\""), not(containsString("<html")))
                .body(containsString("<dd data-worth>"), not(containsString("2.000003")));

        given().header("If-Match", etag)
                .contentType("application/json")
                .body(priced("preview-priced", "2.000003"))
                .put("/v1/plans/preview-priced/draft")
                .then()
                .statusCode(200);

        Browser.page(question).body(containsString("2.000003 USD"));
    }

    @Test
    void saysInPlaceWhatIsWrongWithTheQuestion() {
        begin("preview-wrong");

        Browser.page(at("preview-wrong") + "?inputTokens=many")
                .body(containsString("There is no price."), containsString("<code>inputTokens</code>"));
        Browser.page(at("preview-wrong") + "?model=not-sold").body(containsString("<code>model</code>"));
        Browser.page(at("preview-wrong") + "?site=nowhere").body(containsString("<code>site</code>"));
    }

    @Test
    void saysWhereADraftIsNoPlanYet() {
        given().header("If-None-Match", "*")
                .contentType("application/json")
                .body("{\"id\": \"preview-none\"}")
                .put("/v1/plans/preview-none/draft")
                .then()
                .statusCode(201);

        Browser.page(at("preview-none")).body(containsString("no plan yet"), not(containsString("<select")));
        Browser.open(at("preview-nowhere")).then().statusCode(404);
    }

    /** The page of a section that mends the draft gets the question with the first answer, and asks it from then on. */
    @Test
    void asksOnceWhatIsTypedMakesADraftAPlan() throws JsonProcessingException {
        String etag = begin("preview-mended");
        ObjectNode draft = document("preview-mended");
        String sound = draft.toString();
        ((ObjectNode) draft.at("/models/0")).put("tier", "HUGE");
        given().header("If-Match", etag)
                .contentType("application/json")
                .body(draft.toString())
                .put("/v1/plans/preview-mended/draft")
                .then()
                .statusCode(200);
        Response page = Browser.open("/console/catalog/plans/preview-mended/draft/json/whole");
        Browser.page(at("preview-mended") + "?typed=true")
                .body(containsString("no plan yet"), not(containsString("<select")));

        Browser.send(page, at("preview-mended"), Map.of("section", "whole", "text", sound))
                .then()
                .statusCode(200)
                .body(containsString("id=\"price-question\" hx-swap-oob=\"true\""))
                .body(containsString("id=\"quote-model\""));
        Browser.send(page, at("preview-mended"), Map.of("section", "whole", "text", sound, "asked", "true"))
                .then()
                .statusCode(200)
                .body(containsString("<dd data-worth>"), not(containsString("price-question")));
    }

    private static String at(String planId) {
        return "/console/catalog/plans/" + planId + "/draft/price-preview";
    }

    private static String begin(String planId) {
        return given().contentType("application/json")
                .body("{\"fromPlan\": \"plus\"}")
                .post("/v1/plans/" + planId + "/draft")
                .then()
                .statusCode(201)
                .extract()
                .header("ETag");
    }

    private static ObjectNode document(String planId) throws JsonProcessingException {
        return (ObjectNode) Json.strict()
                .readTree(given().get("/v1/plans/" + planId + "/draft").asString())
                .get("document");
    }

    /** The draft with other prices of input tokens. */
    private static String priced(String planId, String amount) throws JsonProcessingException {
        ObjectNode document = document(planId);
        for (JsonNode row : document.get("prices")) {
            if (row.get("model").asText().equals("gpt-5")
                    && row.get("kind").asText().equals("INPUT")) {
                ((ObjectNode) row.get("price")).put("amount", amount);
            }
        }
        return document.toString();
    }
}

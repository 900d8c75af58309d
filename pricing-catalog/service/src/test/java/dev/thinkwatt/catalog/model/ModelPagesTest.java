package dev.thinkwatt.catalog.model;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import dev.thinkwatt.catalog.testing.Browser;
import dev.thinkwatt.catalog.testing.TestPlans;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestSecurity(
        user = "Cora Catalog",
        roles = {"catalog", "catalog:read"})
class ModelPagesTest {

    private static final String MODELS = "/console/catalog/models";

    @Inject
    TestPlans plans;

    @Inject
    ServedModelService models;

    @Test
    void listsModelsWithTheirStage() {
        Browser.page(MODELS + "?limit=200")
                .body(containsString("href=\"/console/catalog/models/gpt-5\">GPT-5</a>"))
                .body(containsString("Default-able</span>"), containsString("not announced"));
        Browser.page(MODELS + "?limit=1").body(containsString("rel=\"next\""));
        Browser.open(MODELS + "?limit=0").then().statusCode(400);
    }

    @Test
    void showsAModelAndMovesItOn() {
        models.publish(plans.model("pages-moved"));
        Browser.page(MODELS + "/pages-moved")
                .body(containsString("Default-able</span>"), containsString("Wh per 1,000,000 tokens"));

        move("pages-moved", "LEGACY", "There is a better one.")
                .then()
                .statusCode(303)
                .header("Location", endsWith(MODELS + "/pages-moved"));

        Browser.page(MODELS + "/pages-moved")
                .body(containsString("Legacy</span>"), containsString("Default-able: a plan"))
                .body(not(containsString("value=\"LEGACY\"")));
        Browser.open(MODELS + "/no-such-model").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "RETIRED, a reason, Must be one of those that the form offers.",
        "'', a reason, Must be one of those that the form offers.",
        "LEGACY, ' ', Must be 1 to 500 characters of text."
    })
    void staysAsItWasWithoutStageAndReason(String stage, String reason, String words) {
        if (models.find("pages-stays").isEmpty()) {
            models.publish(plans.model("pages-stays"));
        }

        move("pages-stays", stage, reason)
                .then()
                .statusCode(400)
                .body(containsString("The stage is as it was."), containsString(words))
                .body(containsString("name=\"reason\" value=\"" + reason + "\""));

        Browser.page(MODELS + "/pages-stays").body(containsString("Default-able</span>"));
    }

    @Test
    @TestSecurity(user = "Olga Operations", roles = "catalog:read")
    void offersNothingToWhomMayOnlyRead() {
        Response page = Browser.open(MODELS + "/gpt-5");

        page.then().statusCode(200).body(not(containsString("Change the stage")));
        Browser.send(page, MODELS + "/gpt-5", Map.of("stage", "LEGACY", "reason", "a reason"))
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/gpt-5", "/gpt-5/evaluations", "/gpt-5/retirement"})
    @TestSecurity(user = "Finn Finance", roles = "finance")
    void closesToOthers(String path) {
        Browser.open(MODELS + path).then().statusCode(403);
    }

    private static Response move(String modelId, String stage, String reason) {
        String path = MODELS + "/" + modelId;
        return Browser.send(Browser.open(path), path, Map.of("stage", stage, "reason", reason));
    }
}

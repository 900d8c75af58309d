package dev.thinkwatt.catalog.defaults;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import dev.thinkwatt.catalog.plan.PlanService;
import dev.thinkwatt.catalog.testing.Browser;
import dev.thinkwatt.catalog.testing.TestPlans;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestSecurity(
        user = "Cora Catalog",
        roles = {"catalog", "catalog:read"})
class DefaultPagesTest {

    @Inject
    TestPlans plans;

    @Inject
    PlanService sold;

    @Inject
    DefaultModelService defaults;

    @Test
    void setsADefaultAndRollsItBack() {
        plans.publish("pages-set");
        Browser.page(page("pages-set")).body(containsString("who names no model is denied"));
        set("pages-set", Map.of("model", "gpt-5")).then().statusCode(303);
        set("pages-set", Map.of("model", "gpt-5-mini", "reason", "It is cheaper."))
                .then()
                .statusCode(303)
                .header("Location", endsWith(page("pages-set")));
        Browser.page(page("pages-set"))
                .body(containsString("In force</span>"), containsString("Past</span>"))
                .body(containsString("It is cheaper."));

        rollBack("pages-set", "pages-set", "It is not as good.").then().statusCode(303);

        Browser.page(page("pages-set"))
                .body(containsString("It is not as good."), containsString("a rollback to the default of"));
    }

    @Test
    void asksForAnAcknowledgementWhereItScoresLess() {
        plans.publishSelling("pages-worse", "pages-worse-old", "pages-worse-new");
        defaults.publish("pages-worse", "pages-worse-old", TestPlans.FROM, "x");
        score("pages-worse-old", "90");
        score("pages-worse-new", "80");

        set("pages-worse", Map.of("model", "pages-worse-new"))
                .then()
                .statusCode(409)
                .body(containsString("Nothing was set."), containsString("send an acknowledgement"))
                .body(containsString("<li>It scores 80 in mmlu, less than 90 of pages-worse-old</li>"))
                .body(containsString("value=\"pages-worse-new\" selected"));
        set("pages-worse", Map.of("model", "pages-worse-new", "acknowledgement", "It costs a tenth."))
                .then()
                .statusCode(303);

        Browser.page(page("pages-worse")).body(containsString("all the same, because: It costs a tenth."));
    }

    @ParameterizedTest
    @CsvSource({
        "reason, ' ', Must be 1 to 500 characters of text.",
        "effectiveFrom, soon, Must be a date and time",
        "effectiveFrom, 2020-01-01T00:00, Must not lie in the past.",
        "model, nonsense, Must be sold by the version",
        "model, '', Must"
    })
    void saysBesideTheFieldWhatIsWrongAndKeepsTheRest(String field, String value, String words) {
        if (sold.version("pages-unset", 1).isEmpty()) {
            plans.publish("pages-unset");
        }

        set("pages-unset", Map.of(field, value))
                .then()
                .statusCode(400)
                .body(containsString("Nothing was set."), containsString("id=\"" + field + "-wrong\">" + words))
                .body(containsString("value=\"gpt-5\""));

        Browser.page(page("pages-unset")).body(containsString("who names no model is denied"));
    }

    @Test
    void rollsNothingBackWithoutTheTypedIdAndAReasonOrAnEarlierDefault() {
        plans.publish("pages-first");
        defaults.publish("pages-first", "gpt-5", TestPlans.FROM, "x");

        rollBack("pages-first", "another", "a reason")
                .then()
                .statusCode(400)
                .body(containsString("confirmation-wrong\">Must be pages-first"));
        rollBack("pages-first", "pages-first", "").then().statusCode(400).body(containsString("id=\"reason-wrong\""));
        rollBack("pages-first", "pages-first", "a reason")
                .then()
                .statusCode(409)
                .body(containsString("has no earlier default"));
        Browser.open(page("no-such-plan")).then().statusCode(404);
        Browser.open(page("no-such-plan") + "/rollback").then().statusCode(404);
    }

    @Test
    @TestSecurity(user = "Olga Operations", roles = "catalog:read")
    void offersNothingToWhomMayOnlyRead() {
        Browser.page(page("plus"))
                .body(containsString("In force</span>"), not(containsString("/defaults/rollback")))
                .body(not(containsString("Set the default")));
        Browser.open(page("plus") + "/rollback").then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/rollback"})
    @TestSecurity(user = "Finn Finance", roles = "finance")
    void closesToOthers(String path) {
        Browser.open(page("plus") + path).then().statusCode(403);
    }

    private static Response set(String planId, Map<String, String> other) {
        Map<String, String> fields = new HashMap<>(
                Map.of("model", "gpt-5", "effectiveFrom", "", "reason", "A start.", "acknowledgement", ""));
        fields.putAll(other);
        return Browser.send(Browser.open(page(planId)), page(planId), fields);
    }

    private static Response rollBack(String planId, String confirmation, String reason) {
        String path = page(planId) + "/rollback";
        return Browser.send(Browser.open(path), path, Map.of("confirmation", confirmation, "reason", reason));
    }

    private static void score(String model, String score) {
        given().contentType(ContentType.JSON)
                .body(Map.of(
                        "evaluationId", "mmlu-1",
                        "benchmark", "mmlu",
                        "score", score,
                        "measuredOn", "2026-11-23",
                        "source", "test"))
                .post("/v1/models/" + model + "/evaluations")
                .then()
                .statusCode(201);
    }

    private static String page(String planId) {
        return "/console/catalog/plans/" + planId + "/defaults";
    }
}

package dev.thinkwatt.catalog.evaluation;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.thinkwatt.catalog.model.ServedModelService;
import dev.thinkwatt.catalog.testing.Browser;
import dev.thinkwatt.catalog.testing.TestPlans;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestSecurity(
        user = "Cora Catalog",
        roles = {"catalog", "catalog:read"})
class EvaluationPagesTest {

    @Inject
    TestPlans plans;

    @Inject
    ServedModelService models;

    @Test
    void recordsOnceForEachForm() {
        models.publish(plans.model("pages-measured"));
        Browser.page(page("pages-measured")).body(containsString("Nothing is recorded here."));
        Response form = Browser.open(page("pages-measured"));
        Map<String, String> fields = fields(form, Map.of());

        Browser.send(form, page("pages-measured"), fields).then().statusCode(303);
        Browser.send(form, page("pages-measured"), fields).then().statusCode(303);

        Browser.page(page("pages-measured")).body(containsString("mmlu</td>"), containsString("84.2</td>"));
        fields.put("score", "99");
        Browser.send(form, page("pages-measured"), fields)
                .then()
                .statusCode(409)
                .body(containsString("Nothing was recorded."), containsString("never changes"));
    }

    @Test
    void leadsToOlderOnesAndBack() {
        models.publish(plans.model("pages-many"));
        for (String score : List.of("80.1", "80.2")) {
            Response form = Browser.open(page("pages-many"));
            Browser.send(form, page("pages-many"), fields(form, Map.of("score", score)))
                    .then()
                    .statusCode(303);
        }

        Response first = Browser.open(page("pages-many") + "?limit=1");
        first.then().body(containsString("80.2</td>"), not(containsString(">First</a>")));
        String next = Browser.find(first, Pattern.compile("rel=\"next\" href=\"([^\"]+)\""));
        Browser.page(next.replace("&amp;", "&")).body(containsString("80.1</td>"), containsString(">First</a>"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "score|good|score-wrong\">Must be a number",
                "score|1e99999999999|score-wrong\">Must be a number",
                "score|1e-999999999|score-wrong\">Must be a number",
                "score|-1|score-wrong\">Must be greater than or equal to 0.",
                "measuredOn|lately|measuredOn-wrong\">Must be a date",
                "measuredOn|2999-01-01|measuredOn-wrong\">Must lie between",
                "benchmark|a b|benchmark-wrong\">Must",
                "source|' '|source-wrong\">Must be 1 to 500 characters of text."
            })
    void saysBesideTheFieldWhatIsWrongAndKeepsTheRest(String field, String value, String words) {
        if (models.find("pages-unmeasured").isEmpty()) {
            models.publish(plans.model("pages-unmeasured"));
        }
        Response form = Browser.open(page("pages-unmeasured"));

        Browser.send(form, page("pages-unmeasured"), fields(form, Map.of(field, value)))
                .then()
                .statusCode(400)
                .body(containsString("Nothing was recorded."), containsString(words))
                .body(containsString(field.equals("source") ? "value=\"84.2\"" : "value=\"Our own run\""));

        Browser.page(page("pages-unmeasured")).body(containsString("Nothing is recorded here."));
    }

    @Test
    @TestSecurity(user = "Olga Operations", roles = "catalog:read")
    void offersNothingToWhomMayOnlyRead() {
        Browser.page(page("gpt-5")).body(not(containsString("<form class=\"tw-form\"")));
        Browser.open(page("no-such-model")).then().statusCode(404);
    }

    private static Map<String, String> fields(Response form, Map<String, String> other) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "evaluationId", Browser.field(form, "evaluationId"),
                "benchmark", "mmlu",
                "score", "84.2",
                "measuredOn", "2026-03-31",
                "source", "Our own run"));
        fields.putAll(other);
        return fields;
    }

    private static String page(String modelId) {
        return "/console/catalog/models/" + modelId + "/evaluations";
    }
}

package dev.thinkwatt.catalog.plan;

import static dev.thinkwatt.catalog.testing.Problems.assertInvalid;
import static dev.thinkwatt.catalog.testing.Problems.assertProblem;
import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.catalog.testing.TestPlans;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DifferenceTest {

    @Inject
    Editor editor;

    @Inject
    TestPlans plans;

    @Test
    void saysWhatChangesBetweenVersions() {
        plans.publish("compared");
        ObjectNode document = editor.document("compared", "220");
        ((ObjectNode) document.at("/prices/0/price")).put("amount", "2.50");
        editor.publish("compared", document, null);

        get("/v1/plans/compared/versions/1/difference?to=2")
                .then()
                .statusCode(200)
                .body("from", equalTo(1))
                .body("to", equalTo("2"))
                .body("etag", nullValue())
                .body("changes.path", contains("baseFee", "prices[gpt-5 INPUT STANDARD USD]"))
                .body("changes[0].before.amount", equalTo("200"))
                .body("changes[0].after.amount", equalTo("220"))
                .body(
                        "changes.words",
                        contains(
                                "The base fee rises from 200 USD to 220 USD (+10 %).",
                                "gpt-5 INPUT STANDARD rises from 1.25 USD per 1,000,000 to 2.50 USD per 1,000,000 (+100 %)."));
        get("/v1/plans/compared/versions/2/difference?to=1")
                .then()
                .body("changes[0].words", equalTo("The base fee falls from 220 USD to 200 USD (-9.1 %)."));
        get("/v1/plans/compared/versions/2/difference?to=2").then().body("changes", empty());
    }

    @Test
    void comparesADraftSoundOrNot() {
        plans.publish("drafted");
        ObjectNode document = editor.document("drafted", "200");
        document.remove("expiry");
        document.put("hold", "PT20M");
        String etag = editor.begin("drafted", document);

        get("/v1/plans/drafted/versions/1/difference?to=draft")
                .then()
                .body("to", equalTo("draft"))
                .body("etag", equalTo(etag))
                .body("changes.path", hasItems("hold", "expiry.site"));
        document.put("hold", "soon");
        editor.save("drafted", etag, document).statusCode(200);
        get("/v1/plans/drafted/versions/1/difference?to=draft")
                .then()
                .body("changes.find { it.path == 'hold' }.words", equalTo("hold changes from PT15M to soon."));
    }

    @Test
    void comparesWithWhatThereIs() {
        plans.publish("lonely");
        assertInvalid(get("/v1/plans/lonely/versions/1/difference").then(), "to");
        assertInvalid(get("/v1/plans/lonely/versions/1/difference?to=0").then(), "to");
        assertInvalid(get("/v1/plans/lonely/versions/1/difference?to=last").then(), "to");
        assertProblem(get("/v1/plans/lonely/versions/1/difference?to=2").then(), 404, "not-found");
        assertProblem(get("/v1/plans/lonely/versions/2/difference?to=1").then(), 404, "not-found");
        assertProblem(get("/v1/plans/lonely/versions/1/difference?to=draft").then(), 404, "not-found");
    }
}

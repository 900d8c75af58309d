package dev.thinkwatt.catalog.retirement;

import static dev.thinkwatt.catalog.testing.Problems.assertInvalid;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.catalog.model.ServedModelService;
import dev.thinkwatt.catalog.plan.Editor;
import dev.thinkwatt.catalog.plan.PlanCheck;
import dev.thinkwatt.catalog.plan.PlanService;
import dev.thinkwatt.catalog.testing.Race;
import dev.thinkwatt.catalog.testing.TestPlans;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.support.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A plan that takes a model up and the retirement of that model: whichever comes second sees the first, however close they are. */
@QuarkusTest
class PublicationRaceTest {

    @Inject
    Editor editor;

    @Inject
    TestPlans plans;

    @Inject
    PlanService sold;

    @Inject
    ServedModelService models;

    @Inject
    @Any
    Instance<PlanCheck> checks;

    @Inject
    Race race;

    @Test
    void publishesNothingThatSellsAModelWhoseRetirementIsJustAnnounced() throws Exception {
        models.publish(plans.model("race-leaving"));
        ObjectNode document = editor.document("race-a", "200");
        document.withArray("models").add(Json.strict().<ObjectNode>valueToTree(plans.model("race-leaving")));
        document.withObject("/priceTerms").withArray("notSold").addObject().put("model", "race-leaving");
        String etag = editor.begin("race-a", document);
        editor.submit("race-a", null).statusCode(200);

        ValidatableResponse approval = race.afterwards(
                () -> models.retire("race-leaving", inDays(3), "x"), () -> editor.approve("race-a", etag));

        assertInvalid(approval, "models[" + (document.get("models").size() - 1) + "].id");
        get("/v1/models/race-leaving/retirement").then().body("soldBy", empty());
    }

    @Test
    void retiresNothingWithoutNoticeThatAPlanJustTakesUp() throws Exception {
        models.publish(plans.model("race-coming"));
        Plan plan = plans.selling("race-b", "race-coming");

        ValidatableResponse retirement = race.afterwards(
                () -> {
                    checks.forEach(check -> check.hold(List.of(plan)));
                    sold.publish(plan, TestPlans.FROM);
                },
                () -> given().contentType(ContentType.JSON)
                        .body(Map.of("retireAt", inDays(3).toString(), "reason", "x"))
                        .post("/v1/models/race-coming/retirement")
                        .then());

        assertInvalid(retirement, "retireAt");
        get("/v1/models/race-coming/retirement")
                .then()
                .body("stage", equalTo("DEFAULTABLE"))
                .body("soldBy", contains("race-b"));
    }

    private static Instant inDays(int days) {
        return Instant.now().truncatedTo(ChronoUnit.DAYS).plus(days, ChronoUnit.DAYS);
    }
}

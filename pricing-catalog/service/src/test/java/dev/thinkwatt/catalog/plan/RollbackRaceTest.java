package dev.thinkwatt.catalog.plan;

import static dev.thinkwatt.catalog.testing.Problems.assertInvalid;
import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.thinkwatt.catalog.model.ServedModelService;
import dev.thinkwatt.catalog.testing.Race;
import dev.thinkwatt.catalog.testing.TestPlans;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** A rollback, and an approval, another rollback, a withdrawal or a retirement at once: whichever comes second waits, and sees the first. */
@QuarkusTest
class RollbackRaceTest {

    @Inject
    Editor editor;

    @Inject
    TestPlans plans;

    @Inject
    RollbackService rollbacks;

    @Inject
    ApprovalService approvals;

    @Inject
    ServedModelService models;

    @Inject
    Race race;

    /** It is judged against what was rolled back to: what was said of the doubts before does not cover those. */
    @Test
    void anApprovalComesAfterTheRollbackThatIsUnderWay() throws Exception {
        sellTwice("race-approval");
        String etag = submitted("race-approval");

        race.afterwards(() -> rollbacks.rollBack("race-approval", 1, "x"), () -> editor.approve("race-approval", etag))
                .statusCode(409)
                .body("detail", containsString("not about all that is doubtful now"));
        editor.approve("race-approval", etag)
                .statusCode(201)
                .body("published.version", equalTo(4))
                .body("supersedes.version", equalTo(3));
        assertOneAfterAnother("race-approval");
    }

    @Test
    void aRollbackComesAfterTheApprovalThatIsUnderWay() throws Exception {
        sellTwice("race-rollback");
        String etag = submitted("race-rollback");

        race.afterwards(approving("race-rollback", etag), rollingBack("race-rollback", 1))
                .statusCode(201)
                .body("published.version", equalTo(4))
                .body("supersedes.version", equalTo(3));
        assertOneAfterAnother("race-rollback");
    }

    /** What was in force when it was asked for is in force again, though another version came while it waited. */
    @Test
    void aRollbackOfManyComesAfterTheApprovalThatIsUnderWayToo() throws Exception {
        sellTwice("race-many");
        Instant then = Instant.now();
        String etag = submitted("race-many");

        race.afterwards(
                        approving("race-many", etag),
                        () -> editor.cora()
                                .body("{\"plans\": [\"race-many\"], \"asOf\": \"" + then + "\", \"reason\": \"x\"}")
                                .post("/v1/plans/rollback")
                                .then())
                .statusCode(200)
                .body("plans.unchanged", contains(false))
                .body("plans.restores", contains(2))
                .body("plans.published.version", contains(4))
                .body("plans.supersedes.version", contains(3));
        assertOneAfterAnother("race-many");
    }

    @Test
    void aRollbackComesAfterTheOneThatIsUnderWay() throws Exception {
        sellTwice("race-twice");

        race.afterwards(() -> rollbacks.rollBack("race-twice", 1, "x"), rollingBack("race-twice", 1))
                .statusCode(200)
                .body("unchanged", equalTo(true))
                .body("published.version", equalTo(3));
    }

    /** The model is locked, so that it is retired before its plan comes back, which then says so, or after. */
    @Test
    void aRollbackComesAfterTheRetirementThatIsUnderWay() throws Exception {
        plans.publishSelling("race-retired", "race-retired-model");
        editor.publish("race-retired", editor.document("race-retired", "25"), null);

        race.afterwards(() -> models.retire("race-retired-model", inDays(40), "x"), rollingBack("race-retired", 1))
                .statusCode(201)
                .body("published.version", equalTo(3));
        get("/v1/models/race-retired-model/retirement")
                .then()
                .body("soldBy", contains("race-retired"))
                .body("retiresAt", equalTo(inDays(40).toString()));
    }

    @Test
    void aRetirementComesAfterTheRollbackThatIsUnderWay() throws Exception {
        plans.publishSelling("race-restored", "race-restored-model");
        editor.publish("race-restored", editor.document("race-restored", "25"), null);

        ValidatableResponse retirement = race.afterwards(
                () -> rollbacks.rollBack("race-restored", 1, "x"),
                () -> editor.cora()
                        .body("{\"retireAt\": \"" + inDays(3) + "\", \"reason\": \"x\"}")
                        .post("/v1/models/race-restored-model/retirement")
                        .then());

        assertInvalid(retirement, "retireAt");
    }

    private void sellTwice(String planId) {
        plans.publish(planId);
        editor.publish(planId, editor.document(planId, "25"), null);
    }

    private String submitted(String planId) {
        String etag = editor.begin(planId, editor.document(planId, "26"));
        editor.submit(planId, null).statusCode(200);
        return etag;
    }

    private Runnable approving(String planId, String etag) {
        return () -> approvals.approve(planId, Condition.of(etag, null), new Origin.Acknowledged("x", List.of()));
    }

    private Callable<ValidatableResponse> rollingBack(String planId, int version) {
        return () -> editor.cora()
                .body("{\"reason\": \"x\"}")
                .post("/v1/plans/" + planId + "/versions/" + version + "/rollback")
                .then();
    }

    /** Four versions, of which each ends when the next comes into force. */
    private static void assertOneAfterAnother(String planId) {
        get("/v1/plans/" + planId + "/versions")
                .then()
                .body("items.version", contains(1, 2, 3, 4))
                .body("items.status", contains("SUPERSEDED", "SUPERSEDED", "SUPERSEDED", "IN_FORCE"));
    }

    private static Instant inDays(int days) {
        return Instant.now().truncatedTo(ChronoUnit.DAYS).plus(days, ChronoUnit.DAYS);
    }
}

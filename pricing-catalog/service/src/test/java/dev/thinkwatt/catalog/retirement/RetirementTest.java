package dev.thinkwatt.catalog.retirement;

import static dev.thinkwatt.catalog.testing.Problems.assertInvalid;
import static dev.thinkwatt.catalog.testing.Problems.assertProblem;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.thinkwatt.catalog.defaults.DefaultModelService;
import dev.thinkwatt.catalog.model.ServedModelService;
import dev.thinkwatt.catalog.testing.CatalogTopic;
import dev.thinkwatt.catalog.testing.TestPlans;
import dev.thinkwatt.support.problem.Violation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RetirementTest {

    @Inject
    TestPlans plans;

    @Inject
    ServedModelService models;

    @Inject
    DefaultModelService defaults;

    @Inject
    RetirementCheck check;

    @Inject
    CatalogTopic topic;

    @Test
    void publishesTheDateAndMakesTheModelLegacy() {
        plans.publishSelling("ending-plan", "ending");
        Instant retiresAt = inDays(40);

        retire("ending", retiresAt)
                .statusCode(200)
                .body("stage", equalTo("LEGACY"))
                .body("retiresAt", equalTo(retiresAt.toString()))
                .body("soldBy", contains("ending-plan"));
        topic.await(catalog -> retiresAt.equals(catalog.retirements().get("ending")));
        get("/v1/models/ending")
                .then()
                .body("stage", equalTo("LEGACY"))
                .body("retiresAt", equalTo(retiresAt.toString()));
        get("/v1/audit-entries/catalog?action=model.retirement-announced&subject=ending")
                .then()
                .body("items[0].before.stage", equalTo("DEFAULTABLE"))
                .body("items[0].after.retiresAt", equalTo(retiresAt.toString()))
                .body("items[0].reason", equalTo("Nobody needs it."));
    }

    @Test
    void refusesADateWithinTheNoticeOfSubscribersAndNamesTheEarliest() {
        plans.publishSelling("noticed-plan", "noticed");
        String earliest = get("/v1/models/noticed/retirement").path("earliest");

        ValidatableResponse refused = retire("noticed", inDays(29));

        assertInvalid(refused, "retireAt");
        refused.body("violations[0].rule", containsString(earliest))
                .body("violations[0].rule", containsString("noticed-plan"));
        get("/v1/models/noticed").then().body("stage", equalTo("DEFAULTABLE")).body("retiresAt", nullValue());
        assertThat(Instant.parse(earliest))
                .isBetween(
                        Instant.now().plus(Duration.ofDays(29)), Instant.now().plus(Duration.ofDays(31)));
        retire("noticed", Instant.parse(earliest)).statusCode(200);
    }

    @Test
    void retiresAtOnceWhatNobodySells() {
        models.publish(plans.model("unsold"));

        retire("unsold", Instant.now().plusSeconds(60)).statusCode(200).body("soldBy", empty());
        assertInvalid(retire("unsold", Instant.now().minusSeconds(1)), "retireAt");
        assertInvalid(retire("unsold", Instant.parse("9999-01-01T00:00:00Z")), "retireAt");
    }

    /** Who subscribes because of it would lose it before the notice is over. */
    @Test
    void keepsWhatIsSoonRetiredOutOfPlansThatDoNotSellIt() {
        models.publish(plans.model("fading"));
        retire("fading", inDays(3)).statusCode(200);
        plans.publishSelling("fading-plan", "fading-other");

        assertThat(check.violations(plans.selling("fading-plan", "fading"), Instant.now(), null))
                .extracting(Violation::field)
                .containsExactly("models["
                        + (plans.selling("fading-plan", "fading").models().size() - 1) + "].id");
        assertThat(check.violations(plans.selling("fading-plan", "fading-other"), Instant.now(), null))
                .isEmpty();
    }

    @Test
    void takesTheSameDateTwiceAndPutsADateOff() {
        plans.publishSelling("put-off-plan", "put-off");
        Instant first = inDays(31);
        retire("put-off", first).statusCode(200);
        int revision = get("/v1/models/put-off").path("revision");

        retire("put-off", first).statusCode(200);
        get("/v1/models/put-off").then().body("revision", equalTo(revision));

        Instant later = first.plus(1, ChronoUnit.DAYS);
        retire("put-off", later).statusCode(200).body("retiresAt", equalTo(later.toString()));
        assertInvalid(retire("put-off", inDays(5)), "retireAt");
        topic.await(catalog -> later.equals(catalog.retirements().get("put-off")));
    }

    @Test
    void putsOffADateThatIsNearByWithoutTheWholeNotice() {
        plans.publishSelling("near-plan", "near");
        Instant tomorrow = inDays(1);
        QuarkusTransaction.requiringNew().run(() -> models.retire("near", tomorrow, "x"));

        assertInvalid(retire("near", tomorrow.minusSeconds(1)), "retireAt");
        retire("near", inDays(2))
                .statusCode(200)
                .body("retiresAt", equalTo(inDays(2).toString()));
    }

    @Test
    void keepsAModelWhoseRetirementIsWithdrawn() {
        plans.publishSelling("kept-model-plan", "kept");
        Instant retiresAt = inDays(40);
        retire("kept", retiresAt).statusCode(200);
        assertProblem(post("/v1/models/kept/retirement/withdrawal", Map.of("reason", " ")), 400, "invalid-request");

        withdraw("kept").statusCode(200).body("retiresAt", nullValue()).body("stage", equalTo("LEGACY"));
        withdraw("kept").statusCode(200);
        topic.await(catalog ->
                catalog.model("kept").isPresent() && !catalog.retirements().containsKey("kept"));
        get("/v1/audit-entries/catalog?action=model.retirement-withdrawn&subject=kept")
                .then()
                .body("items.size()", equalTo(1))
                .body("items[0].before.retiresAt", equalTo(retiresAt.toString()));
    }

    @Test
    void refusesWhatWouldStillBeADefault() {
        plans.publishSelling("bound-a", "bound");
        plans.publish("bound-b");
        defaults.publish("bound-a", "bound", TestPlans.FROM, "x");
        Instant retiresAt = inDays(40);

        assertProblem(retire("bound", retiresAt), 409, "conflict").body("detail", containsString("bound-a"));
        defaults.publish("bound-a", "gpt-5", inDays(39), "x");
        retire("bound", retiresAt).statusCode(200);
    }

    @Test
    void refusesWhatIsScheduledToBecomeADefaultLater() {
        plans.publishSelling("coming-plan", "coming");
        defaults.publish("coming-plan", "coming", inDays(60), "x");

        assertProblem(retire("coming", inDays(40)), 409, "conflict").body("detail", containsString("coming-plan"));
    }

    @Test
    void leavesWhatIsRetiredAsItIs() {
        models.publish(plans.model("gone"));
        QuarkusTransaction.requiringNew()
                .run(() -> models.retire("gone", Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.MICROS), "x"));

        get("/v1/models/gone").then().body("stage", equalTo("RETIRED"));
        assertProblem(retire("gone", inDays(40)), 409, "conflict");
        assertProblem(withdraw("gone"), 409, "conflict");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"reason": "x"}                                                    | retireAt
            {"retireAt": "2030-01-01T00:00:00Z"}                               | reason
            {"retireAt": "2030-01-01T00:00:00Z", "reason": " "}                | reason
            {"retireAt": "soon", "reason": "x"}                                | retireAt
            {"retireAt": 1764000000, "reason": "x"}                            | retireAt
            {"retireAt": "2030-01-01T00:00:00Z", "reason": "x", "now": true}   | now
            """)
    void namesTheFieldThatIsWrong(String body, String field) {
        assertInvalid(
                given().contentType(ContentType.JSON)
                        .body(body)
                        .post("/v1/models/gpt-5-nano/retirement")
                        .then(),
                field);
    }

    @Test
    void knowsNoRetirementOfWhatItDoesNotKnow() {
        assertProblem(get("/v1/models/gpt-9/retirement").then(), 404, "not-found");
        assertProblem(retire("gpt-9", inDays(40)), 404, "not-found");
        assertProblem(withdraw("gpt-9"), 404, "not-found");
    }

    private static ValidatableResponse retire(String model, Instant at) {
        return post(
                "/v1/models/" + model + "/retirement", Map.of("retireAt", at.toString(), "reason", "Nobody needs it."));
    }

    private static ValidatableResponse withdraw(String model) {
        return post("/v1/models/" + model + "/retirement/withdrawal", Map.of("reason", "Many do."));
    }

    private static ValidatableResponse post(String path, Object body) {
        return given().contentType(ContentType.JSON).body(body).post(path).then();
    }

    private static Instant inDays(int days) {
        return Instant.now().truncatedTo(ChronoUnit.DAYS).plus(days, ChronoUnit.DAYS);
    }
}

package dev.thinkwatt.catalog.defaults;

import static dev.thinkwatt.catalog.testing.Problems.assertInvalid;
import static dev.thinkwatt.catalog.testing.Problems.assertProblem;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.thinkwatt.catalog.testing.TestPlans;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody gets a default that scores less than the one before without somebody saying why. */
@QuarkusTest
class RegressionGateTest {

    @Inject
    TestPlans plans;

    @Inject
    DefaultModelService defaults;

    @Inject
    DataSource database;

    @Test
    void refusesAModelThatScoresLessAnywhereAndListsWhere() {
        pair(
                "listing",
                Map.of("mmlu", "90.3", "gpqa", "70", "aime", "50"),
                Map.of("mmlu", "82.1", "gpqa", "69", "aime", "99"));

        assertProblem(renew("listing"), 409, "conflict")
                .body("detail", containsString("acknowledgement"))
                .body("violations.field", contains("model", "model"))
                .body(
                        "violations.rule",
                        contains(
                                "scores 69 in gpqa, less than 70 of listing-old",
                                "scores 82.1 in mmlu, less than 90.3 of listing-old"));
        get("/v1/defaults/listing").then().body("items", hasSize(1));
    }

    @Test
    void setsItWhereSomebodySaysWhyAndKeepsThat() {
        pair("knowing", Map.of("mmlu", "90.3", "old", "1"), Map.of("mmlu", "82.1"));

        set("knowing", Map.of("model", "knowing-new", "reason", "Newer.", "acknowledgement", "It costs a tenth."))
                .statusCode(201)
                .body("acknowledgement", equalTo("It costs a tenth."))
                .body("comparison.against", equalTo("knowing-old"));
        get("/v1/defaults/knowing")
                .then()
                .body("items[0].acknowledgement", equalTo("It costs a tenth."))
                .body("items[0].comparison.regressions[0].benchmark", equalTo("mmlu"))
                .body("items[0].comparison.regressions[0].present", equalTo("90.3"))
                .body("items[0].comparison.regressions[0].offered", equalTo("82.1"))
                .body("items[0].comparison.notComparable", contains("old"))
                .body("items[1].comparison", nullValue())
                .body("items[1].acknowledgement", nullValue());
        get("/v1/audit-entries/catalog?action=default.set&subject=knowing")
                .then()
                .body("items[0].after.acknowledgement", equalTo("It costs a tenth."))
                .body("items[0].after.comparison.regressions[0].present", equalTo("90.3"));
    }

    @Test
    void letsPassWhatScoresNoLessAndWhatCannotBeCompared() {
        pair("better", Map.of("mmlu", "90.3", "old", "99"), Map.of("MMLU", "90.30", "new", "1"));

        renew("better")
                .statusCode(201)
                .body("comparison.regressions", hasSize(0))
                .body("comparison.notComparable", contains("new", "old"))
                .body("acknowledgement", nullValue());
    }

    @Test
    void letsTheSameModelPass() {
        pair("same", Map.of("mmlu", "90"), Map.of());

        set("same", Map.of("model", "same-old", "reason", "x")).statusCode(201).body("comparison", nullValue());
    }

    @Test
    void comparesWithWhatIsTheDefaultThen() {
        pair("later", Map.of("mmlu", "90"), Map.of("mmlu", "80"));
        Instant change = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(5, ChronoUnit.DAYS);
        defaults.publish("later", "later-new", change, "x");

        set(
                        "later",
                        Map.of(
                                "model",
                                "later-old",
                                "reason",
                                "x",
                                "effectiveFrom",
                                change.plusSeconds(1).toString()))
                .statusCode(201);
        assertProblem(renew("later"), 409, "conflict");
    }

    /** First one that nobody measured, then a worse one: the gate sees both. */
    @Test
    void isNotWalkedAroundByOneThatNobodyMeasured() {
        plans.publishSelling("steps", "steps-old", "steps-unknown", "steps-new");
        defaults.publish("steps", "steps-old", TestPlans.FROM, "x");
        score("steps-old", "mmlu", "90");
        score("steps-new", "mmlu", "80");

        assertProblem(set("steps", Map.of("model", "steps-unknown", "reason", "x")), 409, "conflict")
                .body("violations.rule", contains("was not measured in mmlu, as defaults before it were"));
        set("steps", Map.of("model", "steps-unknown", "reason", "x", "acknowledgement", "Nothing else runs."))
                .statusCode(201)
                .body("comparison.unmeasured", contains("mmlu"))
                .body("acknowledgement", equalTo("Nothing else runs."));
        assertProblem(renew("steps"), 409, "conflict")
                .body("violations.rule", contains("scores 80 in mmlu, less than 90 of steps-old"));
        set("steps", Map.of("model", "steps-old", "reason", "x")).statusCode(201);
    }

    /** What is set for later was compared with another default than the one that it will come after. */
    @Test
    void comparesWhatIsScheduledWithWhatIsSetBeforeIt() {
        plans.publishSelling("between", "between-old", "between-next", "between-best");
        defaults.publish("between", "between-old", TestPlans.FROM, "x");
        score("between-old", "mmlu", "80");
        score("between-next", "mmlu", "85");
        score("between-best", "mmlu", "90");
        String nextMonth = Instant.now()
                .truncatedTo(ChronoUnit.DAYS)
                .plus(30, ChronoUnit.DAYS)
                .toString();
        set("between", Map.of("model", "between-next", "reason", "x", "effectiveFrom", nextMonth))
                .statusCode(201)
                .body("followers", hasSize(0));

        assertProblem(set("between", Map.of("model", "between-best", "reason", "x")), 409, "conflict")
                .body(
                        "violations.rule",
                        contains("comes before between-next, the default from " + nextMonth
                                + " on, which scores 85 in mmlu, less than 90 of between-best"));
        set("between", Map.of("model", "between-best", "reason", "x", "acknowledgement", "For a month only."))
                .statusCode(201)
                .body("comparison.regressions", hasSize(0))
                .body("followers.model", contains("between-next"))
                .body("followers.from", contains(nextMonth))
                .body("followers[0].comparison.regressions[0].against", equalTo("between-best"));
        get("/v1/defaults/between").then().body("items[1].followers.model", contains("between-next"));
    }

    /** What was acknowledged when it was set is not asked again. */
    @Test
    void asksOnlyForWhatIsWorseByIt() {
        plans.publishSelling("asked", "asked-old", "asked-next", "asked-middle");
        defaults.publish("asked", "asked-old", TestPlans.FROM, "x");
        score("asked-old", "mmlu", "90");
        score("asked-next", "mmlu", "80");
        score("asked-middle", "mmlu", "95");
        set(
                        "asked",
                        Map.of(
                                "model",
                                "asked-next",
                                "reason",
                                "x",
                                "effectiveFrom",
                                "2030-01-01T00:00:00Z",
                                "acknowledgement",
                                "Cheaper."))
                .statusCode(201);

        assertProblem(set("asked", Map.of("model", "asked-middle", "reason", "x")), 409, "conflict")
                .body(
                        "violations.rule",
                        contains(
                                "comes before asked-next, the default from 2030-01-01T00:00:00Z on, which scores 80 in "
                                        + "mmlu, less than 95 of asked-middle"));
        set("asked", Map.of("model", "asked-old", "reason", "x")).statusCode(201);
    }

    /** The next default hides nothing: it was not measured in what the one after it is worse in. */
    @Test
    void looksAtAllThatAreSetForLater() {
        plans.publishSelling("three", "three-old", "three-best", "three-next", "three-last");
        defaults.publish("three", "three-old", TestPlans.FROM, "x");
        score("three-old", "mmlu", "80");
        score("three-best", "mmlu", "80");
        score("three-best", "gpqa", "70");
        score("three-next", "mmlu", "81");
        score("three-last", "mmlu", "82");
        score("three-last", "gpqa", "60");
        set("three", Map.of("model", "three-next", "reason", "x", "effectiveFrom", "2030-01-01T00:00:00Z"))
                .statusCode(201);
        set("three", Map.of("model", "three-last", "reason", "x", "effectiveFrom", "2030-02-01T00:00:00Z"))
                .statusCode(201);

        assertProblem(set("three", Map.of("model", "three-best", "reason", "x")), 409, "conflict")
                .body(
                        "violations.rule",
                        contains(
                                "comes before three-last, the default from 2030-02-01T00:00:00Z on, which scores 60 in "
                                        + "gpqa, less than 70 of three-best"));
    }

    @Test
    void neverStandsInTheWayOfARollback() {
        pair("back", Map.of("mmlu", "80"), Map.of("mmlu", "90"));
        renew("back").statusCode(201);

        given().contentType(ContentType.JSON)
                .body(Map.of("plans", List.of("back"), "reason", "Subscribers want it back."))
                .post("/v1/defaults/rollback")
                .then()
                .statusCode(200)
                .body("plans[0].to", equalTo("back-old"));
        get("/v1/defaults/back").then().body("items[0].comparison", nullValue());
    }

    @Test
    void takesTheSameAcknowledgementTwiceAndNoOther() {
        pair("repeated", Map.of("mmlu", "90"), Map.of("mmlu", "80"));
        Map<String, String> wish = new HashMap<>(Map.of(
                "model", "repeated-new",
                "reason", "x",
                "effectiveFrom", "2030-01-01T00:00:00Z",
                "acknowledgement", "Cheaper."));
        set("repeated", wish).statusCode(201);
        set("repeated", wish).statusCode(200);
        wish.put("acknowledgement", "Faster.");
        assertProblem(set("repeated", wish), 409, "conflict");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\u0000b"})
    void takesNoEmptyWordForAReason(String acknowledgement) {
        assertInvalid(
                set("plus", Map.of("model", "gpt-5", "reason", "x", "acknowledgement", acknowledgement)),
                "acknowledgement");
    }

    @Test
    void seesAScoreThatIsRecordedAtTheSameTimeOrSetsTheDefaultBefore() throws Exception {
        pair("racing", Map.of("mmlu", "90", "gpqa", "50"), Map.of("gpqa", "50"));
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> measuring = () -> score("racing-new", "mmlu", "80");
            Callable<Integer> setting = () -> renew("racing").extract().statusCode();
            var measured = callers.submit(measuring);
            var answered = callers.submit(setting);
            assertThat(measured.get()).isEqualTo(201);
            assertThat(answered.get()).isIn(201, 409);
            List<?> models = get("/v1/defaults/racing").path("items.model");
            assertThat(models).hasSize(answered.get() == 201 ? 2 : 1);
        }
    }

    @Test
    void isHeldToByTheDatabaseToo() throws SQLException {
        plans.publish("sealed-gate");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("""
                    insert into default_model (plan_id, effective_from, model, reason, revision, published_at, comparison)
                    values ('sealed-gate', now(), 'gpt-5', 'x', 1, now(), '{"regressions": [{"benchmark": "mmlu"}]}')
                    """))
                    .hasMessageContaining("default_model_regressions_are_acknowledged");
            assertThatThrownBy(() -> statement.executeUpdate("""
                    insert into default_model (plan_id, effective_from, model, reason, revision, published_at, comparison)
                    values ('sealed-gate', now(), 'gpt-5', 'x', 1, now(), '{"regressions": [], "unmeasured": ["mmlu"]}')
                    """))
                    .hasMessageContaining("default_model_unmeasured_are_acknowledged");
            assertThatThrownBy(() -> statement.executeUpdate("""
                    insert into default_model (plan_id, effective_from, model, reason, revision, published_at, followers)
                    values ('sealed-gate', now(), 'gpt-5', 'x', 1, now(), '[{"model": "gpt-5-nano"}]')
                    """))
                    .hasMessageContaining("default_model_followers_are_acknowledged");
        }
    }

    /** A plan of that id with the default {@code <id>-old}, which also sells {@code <id>-new}. */
    private void pair(String id, Map<String, String> old, Map<String, String> young) {
        plans.publishSelling(id, id + "-old", id + "-new");
        defaults.publish(id, id + "-old", TestPlans.FROM, "x");
        old.forEach((benchmark, score) ->
                assertThat(score(id + "-old", benchmark, score)).isEqualTo(201));
        young.forEach((benchmark, score) ->
                assertThat(score(id + "-new", benchmark, score)).isEqualTo(201));
    }

    private static int score(String model, String benchmark, String score) {
        return given().contentType(ContentType.JSON)
                .body(Map.of(
                        "evaluationId",
                        benchmark + "-1",
                        "benchmark",
                        benchmark,
                        "score",
                        score,
                        "measuredOn",
                        "2026-11-23",
                        "source",
                        "test"))
                .post("/v1/models/" + model + "/evaluations")
                .statusCode();
    }

    /** Sets the new model, and acknowledges nothing. */
    private static ValidatableResponse renew(String plan) {
        return set(plan, Map.of("model", plan + "-new", "reason", "Newer."));
    }

    private static ValidatableResponse set(String plan, Map<String, String> wish) {
        return given().contentType(ContentType.JSON)
                .body(wish)
                .post("/v1/defaults/" + plan)
                .then();
    }
}

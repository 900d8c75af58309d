package dev.thinkwatt.catalog.evaluation;

import static dev.thinkwatt.catalog.testing.Problems.assertInvalid;
import static dev.thinkwatt.catalog.testing.Problems.assertProblem;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.catalog.model.ServedModelService;
import dev.thinkwatt.catalog.testing.TestPlans;
import dev.thinkwatt.support.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EvaluationResourceTest {

    private static final String EVALUATION = """
            {"evaluationId": "e-1", "benchmark": "mmlu", "score": "90.30", "measuredOn": "2026-11-23",
             "source": "Our own run, 5-shot"}
            """;

    @Inject
    TestPlans plans;

    @Inject
    ServedModelService models;

    @Inject
    EvaluationService evaluations;

    @Inject
    DataSource database;

    @Test
    void keepsWhatWasMeasured() {
        models.publish(plans.model("measured"));

        record("measured", EVALUATION)
                .statusCode(201)
                .body("score", equalTo("90.30"))
                .body("measuredOn", equalTo("2026-11-23"))
                .body("recordedAt", notNullValue());
        get("/v1/models/measured/evaluations")
                .then()
                .body("items", hasSize(1))
                .body("items[0].benchmark", equalTo("mmlu"))
                .body("items[0].score", equalTo("90.30"))
                .body("items[0].source", equalTo("Our own run, 5-shot"));
        get("/v1/audit-entries/catalog?action=model.evaluated&subject=measured")
                .then()
                .body("items[0].after.score", equalTo("90.30"));
    }

    @Test
    void takesTheSameTwiceAndNeverChangesIt() {
        models.publish(plans.model("measured-twice"));
        record("measured-twice", EVALUATION).statusCode(201);
        record("measured-twice", EVALUATION).statusCode(200);
        assertProblem(record("measured-twice", with("score", "91")), 409, "conflict");
        get("/v1/models/measured-twice/evaluations")
                .then()
                .body("items", hasSize(1))
                .body("items[0].score", equalTo("90.30"));
    }

    @Test
    void listsWhatWasRecordedLastFirst() {
        models.publish(plans.model("listed"));
        for (String id : List.of("a", "b", "c")) {
            record("listed", with("evaluationId", id)).statusCode(201);
        }
        String next = get("/v1/models/listed/evaluations?limit=2")
                .then()
                .body("items.evaluationId", contains("c", "b"))
                .extract()
                .path("next");
        get("/v1/models/listed/evaluations?after=" + next)
                .then()
                .body("items.evaluationId", contains("a"))
                .body("next", nullValue());
    }

    @Test
    void countsWhatWasMeasuredLastThoughRecordedEarlier() {
        models.publish(plans.model("dated"));
        models.publish(plans.model("steady"));
        record("dated", evaluation("new", "85", "2026-11-20")).statusCode(201);
        record("dated", evaluation("old", "95", "2026-11-10")).statusCode(201);
        record("steady", evaluation("one", "90", "2026-11-10")).statusCode(201);

        assertThat(evaluations.compare("dated", List.of("steady")).regressions())
                .hasSize(1);
        record("dated", evaluation("mended", "90", "2026-11-20")).statusCode(201);
        assertThat(evaluations.compare("dated", List.of("steady")).regressions())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"update evaluation set score = 100", "delete from evaluation"})
    void isAppendOnlyInTheDatabaseToo(String change) throws SQLException {
        record("gpt-5-nano", EVALUATION);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate(change)).hasMessageContaining("never change");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            evaluationId | null              | evaluationId
            evaluationId | "a b"             | evaluationId
            benchmark    | ""                | benchmark
            benchmark    | "GPQA diamond"    | benchmark
            score        | 90.3              | score
            score        | "-0.1"            | score
            score        | "1000000.1"       | score
            score        | "0.0000001"       | score
            score        | "many"            | score
            measuredOn   | "2026-11-31"      | measuredOn
            measuredOn   | "1999-12-31"      | measuredOn
            measuredOn   | "2100-01-01"      | measuredOn
            measuredOn   | 20261124          | measuredOn
            source       | " "               | source
            author       | "me"              | author
            """)
    void namesTheFieldThatIsWrong(String field, String value, String named) throws IOException {
        ObjectNode body = body();
        body.set(field, Json.strict().readTree(value));
        if (models.find("wrongly-measured").isEmpty()) {
            models.publish(plans.model("wrongly-measured"));
        }
        assertInvalid(record("wrongly-measured", body.toString()), named);
        get("/v1/models/wrongly-measured/evaluations").then().body("items", hasSize(0));
    }

    @Test
    void refusesTomorrow() {
        String tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();
        assertInvalid(record("gpt-5-nano", evaluation("tomorrow", "90", tomorrow)), "measuredOn");
    }

    @Test
    void knowsNothingOfAModelThatItDoesNotKnow() {
        assertProblem(record("gpt-9", EVALUATION), 404, "not-found");
        assertProblem(get("/v1/models/gpt-9/evaluations").then(), 404, "not-found");
        assertInvalid(get("/v1/models/gpt-5/evaluations?after=Zm9v").then(), "after");
    }

    private static ObjectNode body() {
        try {
            return (ObjectNode) Json.strict().readTree(EVALUATION);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String with(String field, String value) {
        return body().put(field, value).toString();
    }

    private static String evaluation(String id, String score, String measuredOn) {
        return body().put("evaluationId", id)
                .put("score", score)
                .put("measuredOn", measuredOn)
                .toString();
    }

    private static ValidatableResponse record(String model, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/v1/models/" + model + "/evaluations")
                .then();
    }
}

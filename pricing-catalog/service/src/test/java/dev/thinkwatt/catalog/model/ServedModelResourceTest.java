package dev.thinkwatt.catalog.model;

import static dev.thinkwatt.catalog.testing.Problems.assertInvalid;
import static dev.thinkwatt.catalog.testing.Problems.assertProblem;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.catalog.testing.CatalogTopic;
import dev.thinkwatt.catalog.testing.TestPlans;
import dev.thinkwatt.support.json.Json;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ServedModelResourceTest {

    private static final String TERMS = """
            {"name": "GPT-6", "tier": "PRO", "contextTokens": 400000, "maxOutputTokens": 128000,
             "relativeAccuracy": "1.2", "reason": "It is coming.",
             "energy": {"inputWh": "50", "cachedWh": "5", "outputWh": "500", "reasoningWh": "500", "requestWh": "0.02",
                        "basis": "MEASURED", "source": "Our own meters, 24 November 2026"}}
            """;

    @Inject
    CatalogTopic topic;

    @Inject
    ServedModelService models;

    @Inject
    TestPlans plans;

    @Test
    void announcesANewModel() {
        put("announced", TERMS)
                .statusCode(201)
                .body("stage", equalTo("ANNOUNCED"))
                .body("retiresAt", nullValue())
                .body("model.id", equalTo("announced"))
                .body("model.maxOutputTokens", equalTo(128_000))
                .body("model.energy.outputWh", equalTo("500"));
        topic.await(catalog -> catalog.model("announced")
                .filter(model -> Long.valueOf(128_000).equals(model.maxOutputTokens()))
                .isPresent());
        get("/v1/audit-entries/catalog?action=model.announced&subject=announced")
                .then()
                .body("items[0].after.tier", equalTo("PRO"))
                .body("items[0].reason", equalTo("It is coming."));
    }

    @Test
    void takesTheSameModelTwiceAndRefusesAnotherOfItsId() {
        String tag = put("twice", TERMS).statusCode(201).extract().header("ETag");
        assertThat(put("twice", TERMS).statusCode(200).extract().header("ETag")).isEqualTo(tag);
        assertProblem(put("twice", with("name", "Another")), 409, "conflict")
                .body("detail", containsString("If-Match"));
        get("/v1/models/twice").then().header("ETag", tag).body("model.name", equalTo("GPT-6"));
    }

    @Test
    void changesAModelForWhoHasSeenIt() {
        String first = put("changed", TERMS).extract().header("ETag");

        String second = put("changed", first, with("relativeAccuracy", "1.25"))
                .statusCode(200)
                .body("model.relativeAccuracy", equalTo("1.25"))
                .extract()
                .header("ETag");
        assertProblem(put("changed", first, with("relativeAccuracy", "1.3")), 412, "precondition-failed")
                .body("detail", containsString(second));

        get("/v1/models/changed").then().header("ETag", second).body("model.relativeAccuracy", equalTo("1.25"));
        topic.await(catalog -> catalog.model("changed")
                .filter(model -> model.relativeAccuracy().toPlainString().equals("1.25"))
                .isPresent());
        get("/v1/audit-entries/catalog?action=model.changed&subject=changed")
                .then()
                .body("items.size()", equalTo(1))
                .body("items[0].before.relativeAccuracy", equalTo("1.2"))
                .body("items[0].after.relativeAccuracy", equalTo("1.25"));
    }

    @Test
    void answersTheSameChangeAgainThoughItWasMade() {
        String first = put("again", TERMS).extract().header("ETag");
        String second = put("again", first, with("name", "Renamed")).extract().header("ETag");

        assertThat(put("again", first, with("name", "Renamed"))
                        .statusCode(200)
                        .extract()
                        .header("ETag"))
                .isEqualTo(second);
    }

    @Test
    void refusesWhatIsNoTagAndATagOfNothing() {
        put("tagged", TERMS).statusCode(201);
        assertInvalid(put("tagged", "seventeen", with("name", "Another")), "If-Match");
        assertProblem(put("never-announced", "\"1\"", TERMS), 412, "precondition-failed");
        assertProblem(get("/v1/models/never-announced").then(), 404, "not-found");
    }

    @Test
    void letsOneOfManyWhoChangeItAtOnce() throws Exception {
        String tag = put("rushed", TERMS).extract().header("ETag");

        assertThat(atOnce(i -> put("rushed", tag, with("name", "Version " + i))))
                .containsExactly(200, 412, 412, 412, 412, 412);
    }

    @Test
    void letsOneOfManyAnnounceAnId() throws Exception {
        assertThat(atOnce(i -> put("contested", with("name", "Version " + i))))
                .containsExactly(201, 409, 409, 409, 409, 409);
    }

    @Test
    void goesThroughItsStagesWithAReason() {
        put("staged", TERMS).statusCode(201);
        assertProblem(move("staged", "LEGACY"), 409, "conflict");
        move("staged", "DEFAULTABLE").statusCode(200).body("stage", equalTo("DEFAULTABLE"));
        int revision = move("staged", "LEGACY")
                .body("stage", equalTo("LEGACY"))
                .extract()
                .path("revision");
        move("staged", "LEGACY").statusCode(200).body("revision", equalTo(revision));
        move("staged", "DEFAULTABLE").statusCode(200);
        get("/v1/audit-entries/catalog?action=model.stage-changed&subject=staged")
                .then()
                .body("items.size()", equalTo(3))
                .body("items[0].before.stage", equalTo("LEGACY"))
                .body("items[0].after.stage", equalTo("DEFAULTABLE"))
                .body("items[0].reason", equalTo("It is time."));
    }

    @Test
    void staysLegacyWhileItsRetirementIsAnnounced() {
        models.publish(plans.model("leaving"));
        retire("leaving", Instant.now().plusSeconds(600));
        assertProblem(move("leaving", "DEFAULTABLE"), 409, "conflict").body("detail", containsString("withdraw"));
    }

    @Test
    void refusesToChangeWhatIsRetired() {
        put("retired", TERMS).statusCode(201);
        retire("retired", Instant.now().minusSeconds(60));
        String tag = get("/v1/models/retired")
                .then()
                .body("stage", equalTo("RETIRED"))
                .extract()
                .header("ETag");
        assertProblem(put("retired", tag, with("name", "Another")), 409, "conflict");
        assertProblem(move("retired", "LEGACY"), 409, "conflict");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name             | null                 | name
            name             | " "                  | name
            tier             | "HUGE"               | tier
            contextTokens    | 0                    | contextTokens
            contextTokens    | "400000"             | contextTokens
            contextTokens    | 100000001            | contextTokens
            maxOutputTokens  | 0                    | maxOutputTokens
            maxOutputTokens  | 1.5                  | maxOutputTokens
            relativeAccuracy | 1.2                  | relativeAccuracy
            relativeAccuracy | "0"                  | relativeAccuracy
            relativeAccuracy | "-1"                 | relativeAccuracy
            relativeAccuracy | "11"                 | relativeAccuracy
            relativeAccuracy | "1.00001"            | relativeAccuracy
            relativeAccuracy | "1e3"                | relativeAccuracy
            energy           | null                 | energy
            energy           | {"inputWh": "1"}     | energy.cachedWh
            reason           | ""                   | reason
            retiresAt        | "2030-01-01T00:00:00Z" | retiresAt
            stage            | "LEGACY"             | stage
            """)
    void namesTheFieldThatIsWrong(String field, String value, String named) throws IOException {
        ObjectNode body = terms();
        body.set(field, Json.strict().readTree(value));
        assertInvalid(put("wrong", body.toString()), named);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            inputWh     | "-1"
            cachedWh    | "100001"
            outputWh    | "0.0000000001"
            reasoningWh | null
            requestWh   | 1
            basis       | "GUESSED"
            source      | ""
            """)
    void namesTheFigureThatIsWrong(String field, String value) throws IOException {
        ObjectNode body = terms();
        ((ObjectNode) body.get("energy")).set(field, Json.strict().readTree(value));
        assertInvalid(put("wrong", body.toString()), "energy." + field);
        assertProblem(get("/v1/models/wrong").then(), 404, "not-found");
    }

    @Test
    void answersWithAProblemWhateverIsSent() {
        assertInvalid(put("a%20b", TERMS), "modelId");
        assertProblem(put("wrong", "{\"name\": "), 400, "unreadable-body");
        assertProblem(put("wrong", "x".repeat(70_000)), 413, "body-too-large");
        put("wrong", "").statusCode(400).contentType("application/problem+json");
        put("wrong", "null").statusCode(400).contentType("application/problem+json");
        assertProblem(move("gpt-9", "LEGACY"), 404, "not-found");
        assertInvalid(move("gpt-5", "RETIRED"), "stage");
        assertInvalid(move("gpt-5", "ANNOUNCED"), "stage");
    }

    private void retire(String model, Instant at) {
        QuarkusTransaction.requiringNew().run(() -> models.retire(model, at, "x"));
    }

    private static List<Integer> atOnce(IntFunction<ValidatableResponse> call) throws InterruptedException {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> calls = IntStream.range(0, 6)
                    .<Callable<Integer>>mapToObj(
                            i -> () -> call.apply(i).extract().statusCode())
                    .toList();
            return callers.invokeAll(calls).stream()
                    .map(Future::resultNow)
                    .sorted()
                    .toList();
        }
    }

    private static ObjectNode terms() {
        try {
            return (ObjectNode) Json.strict().readTree(TERMS);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String with(String field, String value) {
        return terms().put(field, value).toString();
    }

    private static ValidatableResponse put(String model, String body) {
        return put(model, Map.of(), body);
    }

    private static ValidatableResponse put(String model, String ifMatch, String body) {
        return put(model, Collections.singletonMap("If-Match", ifMatch), body);
    }

    private static ValidatableResponse put(String model, Map<String, String> headers, String body) {
        RequestSpecification request = given().urlEncodingEnabled(false).contentType(ContentType.JSON);
        return request.headers(headers).body(body).put("/v1/models/" + model).then();
    }

    private static ValidatableResponse move(String model, String stage) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("stage", stage, "reason", "It is time."))
                .put("/v1/models/" + model + "/stage")
                .then();
    }
}

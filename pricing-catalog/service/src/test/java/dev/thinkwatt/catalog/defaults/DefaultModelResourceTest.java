package dev.thinkwatt.catalog.defaults;

import static dev.thinkwatt.catalog.testing.Problems.assertInvalid;
import static dev.thinkwatt.catalog.testing.Problems.assertProblem;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.thinkwatt.catalog.model.ServedModelService;
import dev.thinkwatt.catalog.testing.CatalogTopic;
import dev.thinkwatt.catalog.testing.TestPlans;
import dev.thinkwatt.model.catalog.Catalog;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class DefaultModelResourceTest {

    @Inject
    TestPlans plans;

    @Inject
    ServedModelService models;

    @Inject
    CatalogTopic topic;

    @Test
    void setsADefaultFromNowOn() {
        plans.publish("set-now");
        set("set-now", "{\"model\": \"gpt-5\", \"reason\": \"It is better.\"}")
                .statusCode(201)
                .body("model", equalTo("gpt-5"))
                .body("phase", equalTo("IN_FORCE"));
        topic.await(catalog -> catalog.defaultModelAt("set-now", Instant.now()).equals(java.util.Optional.of("gpt-5")));
        assertThat(topic.catalog().defaultModelAt("set-now", Instant.now().minusSeconds(60)))
                .isEmpty();
    }

    @Test
    void setsADefaultForLater() {
        plans.publish("set-later");
        Instant later = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        set("set-later", "{\"model\": \"gpt-5\", \"reason\": \"First.\"}").statusCode(201);
        set("set-later", dated("gpt-5-mini", later)).statusCode(201).body("phase", equalTo("SCHEDULED"));

        get("/v1/defaults/set-later")
                .then()
                .body("items.model", contains("gpt-5-mini", "gpt-5"))
                .body("items.phase", contains("SCHEDULED", "IN_FORCE"));
        Catalog catalog =
                topic.await(all -> all.defaultModelAt("set-later", later).equals(java.util.Optional.of("gpt-5-mini")));
        assertThat(catalog.defaultModelAt("set-later", later.minusMillis(1))).contains("gpt-5");
    }

    @Test
    void takesTheSameDefaultTwiceAndRefusesAnotherOfTheSameInstant() {
        plans.publish("set-twice");
        Instant later = Instant.now().plus(1, ChronoUnit.DAYS);
        set("set-twice", dated("gpt-5", later)).statusCode(201);
        set("set-twice", dated("gpt-5", later)).statusCode(200);
        assertProblem(set("set-twice", dated("gpt-5-mini", later)), 409, "conflict");
        get("/v1/defaults/set-twice").then().body("items", hasSize(1));
    }

    @Test
    void refusesThePastTheFarFutureAndWhatThePlanDoesNotSell() {
        plans.publish("set-wrong");
        assertInvalid(set("set-wrong", dated("gpt-5", Instant.now().minusSeconds(1))), "effectiveFrom");
        assertInvalid(set("set-wrong", dated("gpt-5", Instant.parse("9999-01-01T00:00:00Z"))), "effectiveFrom");
        assertInvalid(set("set-wrong", "{\"model\": \"gpt-6\", \"reason\": \"Newer.\"}"), "model");
        get("/v1/defaults/set-wrong").then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void refusesWhatIsNotDefaultable() {
        plans.publishSelling("set-legacy", "old-model");
        QuarkusTransaction.requiringNew()
                .run(() -> models.retire("old-model", Instant.parse("2030-01-01T00:00:00Z"), "x"));

        assertProblem(set("set-legacy", "{\"model\": \"old-model\", \"reason\": \"x\"}"), 409, "conflict")
                .body("detail", containsString("legacy"));
        get("/v1/defaults/set-legacy").then().body("items", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"reason": "x"}                                                     | model
            {"model": "gpt-5"}                                                  | reason
            {"model": "gpt-5", "reason": ""}                                    | reason
            {"model": "gpt-5", "reason": "   "}                                 | reason
            {"model": "gpt-5", "reason": "a\\u0000b"}                           | reason
            {"model": 5, "reason": "x"}                                         | model
            {"model": "gpt 5", "reason": "x"}                                   | model
            {"model": "gpt-5", "reason": "x", "effectiveFrom": "tomorrow"}      | effectiveFrom
            {"model": "gpt-5", "reason": "x", "effectiveFrom": "+999999999-01-01T00:00:00Z"} | effectiveFrom
            {"model": "gpt-5", "reason": "x", "effectiveFrom": 1764000000}      | effectiveFrom
            {"model": "gpt-5", "reason": "x", "from": "2026-12-01T00:00:00Z"}   | from
            """)
    void namesTheFieldThatIsWrong(String body, String field) {
        assertInvalid(set("plus", body), field);
    }

    @Test
    void refusesReasonsThatAreTooLong() {
        String body = "{\"model\": \"gpt-5\", \"reason\": \"" + "x".repeat(501) + "\"}";
        assertInvalid(set("plus", body), "reason");
    }

    @Test
    void answersWithAProblemWhateverIsSent() {
        assertProblem(set("gold", "{\"model\": \"gpt-5\", \"reason\": \"x\"}"), 404, "not-found");
        assertProblem(get("/v1/defaults/gold").then(), 404, "not-found");
        assertProblem(set("plus", "{\"model\": "), 400, "unreadable-body");
        assertProblem(set("plus", "x".repeat(70_000)), 413, "body-too-large");
        set("plus", "").statusCode(400).contentType("application/problem+json");
        set("plus", "null").statusCode(400).contentType("application/problem+json");
        set("plus", "[]").statusCode(400).contentType("application/problem+json");
        assertProblem(
                given().contentType("text/plain")
                        .body("x")
                        .post("/v1/defaults/plus")
                        .then(),
                415,
                "unsupported-media-type");
        assertProblem(given().delete("/v1/defaults/plus").then(), 405, "method-not-allowed");
        assertInvalid(get("/v1/defaults/a%20b").then(), "planId");
        assertInvalid(
                given().queryParam("after", "Zm9v").get("/v1/defaults/plus").then(), "after");
    }

    private static ValidatableResponse set(String planId, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/v1/defaults/" + planId)
                .then();
    }

    private static String dated(String model, Instant from) {
        return "{\"model\": \"%s\", \"reason\": \"x\", \"effectiveFrom\": \"%s\"}".formatted(model, from);
    }
}

package dev.thinkwatt.catalog.plan;

import static dev.thinkwatt.catalog.testing.Problems.assertInvalid;
import static dev.thinkwatt.catalog.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.catalog.testing.Browser;
import dev.thinkwatt.support.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A surcharge that promises notice does not change sooner: not by a version, and not by a rollback. */
@QuarkusTest
class SurchargeNoticeTest {

    private static final String POLICY = """
        {"currency": "USD", "priceBase": "0.08", "passThrough": "1", "intervalRule": "START",
         "latencyReductionMs": {}, "noticeDays": 30}
        """;

    @Inject
    Editor editor;

    @ParameterizedTest
    @CsvSource({"priceBase, 0.09", "passThrough, 0.5", "cap, 0.05", "floor, 0", "noticeDays, 29", "lagMonths, 1"})
    void changesNoFieldOfTheSurchargeSooner(String field, String value) {
        String plan = "noticed-" + field.toLowerCase(Locale.ROOT);
        published(plan);
        ObjectNode next = document(plan, "30");
        put(next, field, value);
        editor.begin(plan, next);

        ValidatableResponse refused = editor.submit(plan, null);
        assertInvalid(refused, "effectiveFrom");
        refused.body(
                "violations.rule",
                hasItem(allOf(
                        containsString("must not lie before"),
                        containsString("version 1 promises 30 days of notice before its energy surcharge changes"))));
        Instant before = Instant.now();
        editor.cora()
                .get("/v1/plans/" + plan + "/draft")
                .then()
                .body("notice.version", equalTo(1))
                .body("notice.days", equalTo(30))
                .body("notice.ofSurcharge", equalTo(true));
        assertThat(earliest(plan))
                .isAfterOrEqualTo(before.plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.MICROS));
        editor.submit(plan, Instant.now().plus(30, ChronoUnit.DAYS).plusSeconds(600))
                .statusCode(200);
        editor.approve(plan, editor.etag(plan)).statusCode(201);
    }

    @Test
    @TestSecurity(
            user = "Cora Catalog",
            roles = {"catalog", "catalog:read"})
    void isToldBeforeItIsSubmitted() {
        published("noticed-page");
        ObjectNode next = document("noticed-page", "30");
        put(next, "priceBase", "0.09");
        editor.begin("noticed-page", next);

        Browser.page("/console/catalog/plans/noticed-page/draft/submission")
                .body(containsString("promises 30 days of notice before its energy surcharge changes"));
    }

    @Test
    void leavesOtherChangesFree() {
        published("noticed-not");
        ObjectNode next = document("noticed-not", "31");
        put(next, "priceBase", "0.080");
        editor.begin("noticed-not", next);
        editor.cora().get("/v1/plans/noticed-not/draft").then().body("notice", nullValue());
        editor.submit("noticed-not", null).statusCode(200);
        editor.approve("noticed-not", editor.etag("noticed-not")).statusCode(201);
        rollBack("noticed-not", 1).statusCode(201);
    }

    /** What the surcharge was before it promised notice is not brought back at once either. */
    @Test
    void isNotChangedByARollback() {
        ObjectNode first = document("noticed-back", "30");
        put(first, "priceBase", "0.07");
        ((ObjectNode) first.get("surcharge")).remove("noticeDays");
        editor.publish("noticed-back", first, null);
        editor.publish("noticed-back", document("noticed-back", "30"), null);

        assertProblem(rollBack("noticed-back", 1), 409, "conflict")
                .body(
                        "detail",
                        containsString(
                                "version 1 of plan noticed-back has another energy surcharge, and version 2 promises"
                                        + " 30 days of notice before its energy surcharge changes: publish a draft like"
                                        + " it, from "));
    }

    private Instant earliest(String plan) {
        return Instant.parse(editor.cora()
                .get("/v1/plans/" + plan + "/draft")
                .then()
                .extract()
                .path("notice.earliest"));
    }

    private void published(String plan) {
        editor.publish(plan, document(plan, "30"), null);
    }

    private ObjectNode document(String plan, String baseFee) {
        try {
            ObjectNode document = editor.document(plan, baseFee);
            document.set("surcharge", Json.tolerant().readTree(POLICY));
            return document;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(ObjectNode document, String field, String value) {
        ObjectNode policy = (ObjectNode) document.get("surcharge");
        if (field.endsWith("Days") || field.endsWith("Months")) {
            policy.put(field, Integer.parseInt(value));
        } else {
            policy.put(field, value);
        }
    }

    private ValidatableResponse rollBack(String plan, int version) {
        return editor.cora()
                .body("{\"reason\": \"Back.\"}")
                .post("/v1/plans/" + plan + "/versions/" + version + "/rollback")
                .then();
    }
}

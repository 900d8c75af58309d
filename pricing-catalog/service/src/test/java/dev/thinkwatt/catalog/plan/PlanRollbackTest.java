package dev.thinkwatt.catalog.plan;

import static dev.thinkwatt.catalog.testing.Problems.assertInvalid;
import static dev.thinkwatt.catalog.testing.Problems.assertProblem;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.catalog.testing.CatalogTopic;
import dev.thinkwatt.catalog.testing.TestPlans;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.plan.Plan;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class PlanRollbackTest {

    private static final Instant TOMORROW =
            Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    @Inject
    Editor editor;

    @Inject
    TestPlans plans;

    @Inject
    CatalogTopic topic;

    @Test
    void bringsAnEarlierVersionBackAtOnce() {
        changed("brought-back", "25");
        Instant before = Instant.now();

        rollBack("brought-back", 1)
                .statusCode(201)
                .body("planId", equalTo("brought-back"))
                .body("restores", equalTo(1))
                .body("published.version", equalTo(3))
                .body("published.status", equalTo("IN_FORCE"))
                .body("published.until", nullValue())
                .body("published.origin.restores", equalTo(1))
                .body("published.origin.approvedBy.id", equalTo("cora"))
                .body("supersedes.version", equalTo(2))
                .body("scheduled", empty())
                .body("unchanged", equalTo(false));

        Catalog catalog =
                topic.await(all -> fee(all, "brought-back", Instant.now()).equals("200"));
        assertThat(fee(catalog, "brought-back", before)).isEqualTo("25");
        assertThat(catalog.planAt("brought-back", Instant.now()).orElseThrow().version())
                .isEqualTo(3);
        get("/v1/plans/brought-back/versions")
                .then()
                .body("items.status", contains("SUPERSEDED", "SUPERSEDED", "IN_FORCE"));
        get("/v1/audit-entries/catalog?action=plan.rolled-back&subject=brought-back")
                .then()
                .body("items", hasSize(1))
                .body("items[0].actor", equalTo("cora"))
                .body("items[0].reason", equalTo("Subscribers want it back."))
                .body("items[0].before.version", equalTo(2))
                .body("items[0].after.version", equalTo(3));
    }

    @Test
    void publishesNothingMoreWhenItIsAskedAgain() {
        changed("asked-again", "25");
        String first = rollBack("asked-again", 1).statusCode(201).extract().path("published.from");

        rollBack("asked-again", 1)
                .statusCode(200)
                .body("unchanged", equalTo(true))
                .body("published.version", equalTo(3))
                .body("published.from", equalTo(first))
                .body("supersedes.version", equalTo(2));
        rollBack("asked-again", 3).statusCode(200).body("published.version", equalTo(3));
        rollBack("asked-again", 2).statusCode(201).body("published.version", equalTo(4));
        rollBack("asked-again", 3).statusCode(201).body("published.version", equalTo(5));
        rollBack("asked-again", 1).statusCode(200).body("published.version", equalTo(5));
    }

    @Test
    void publishesOnceOfManyAtOnce() throws Exception {
        changed("rolled-once", "25");
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> call = () -> rollBack("rolled-once", 1).extract().statusCode();
            List<Integer> answers = callers.invokeAll(List.of(call, call, call, call)).stream()
                    .map(Future::resultNow)
                    .sorted()
                    .toList();
            assertThat(answers).containsExactly(200, 200, 200, 201);
        }
        get("/v1/plans/rolled-once/versions").then().body("items", hasSize(3));
    }

    /** What is published for later still comes, and is named, so that it can be withdrawn. */
    @Test
    void saysWhatIsStillScheduled() {
        changed("ahead", "25");
        editor.publish("ahead", editor.document("ahead", "26"), TOMORROW);

        rollBack("ahead", 1)
                .statusCode(201)
                .body("published.version", equalTo(4))
                .body("published.until", equalTo(TOMORROW.toString()))
                .body("supersedes.version", equalTo(2))
                .body("scheduled.version", contains(3));
        topic.await(all -> fee(all, "ahead", Instant.now()).equals("200")
                && fee(all, "ahead", TOMORROW).equals("26"));
        editor.withdraw("ahead", 3).statusCode(200);
        topic.await(all -> fee(all, "ahead", TOMORROW).equals("200"));
    }

    @Test
    void bringsBackNothingThatWasNeverInForce() {
        plans.publish("never");
        editor.publish("never", editor.document("never", "25"), TOMORROW);
        assertProblem(rollBack("never", 2), 409, "conflict").body("detail", containsString("never in force"));
        editor.withdraw("never", 2).statusCode(200);
        assertProblem(rollBack("never", 2), 409, "conflict").body("detail", containsString("never in force"));
        assertProblem(rollBack("never", 3), 404, "not-found");
        assertProblem(rollBack("nowhere", 1), 404, "not-found");
        assertInvalid(
                editor.cora()
                        .body("{}")
                        .post("/v1/plans/never/versions/1/rollback")
                        .then(),
                "reason");
    }

    /** Requests that name no model would be served by nothing. */
    @Test
    void keepsTheDefaultModelSold() {
        ObjectNode without = editor.document("defaulted", "25");
        remove(without, "gpt-5-nano");
        editor.publish("defaulted", without, null);
        editor.publish("defaulted", editor.document("defaulted", "26"), null);
        editor.cora()
                .body("{\"model\": \"gpt-5-nano\", \"reason\": \"Cheap.\"}")
                .post("/v1/defaults/defaulted")
                .then()
                .statusCode(201);

        assertProblem(rollBack("defaulted", 1), 409, "conflict").body("detail", containsString("gpt-5-nano"));
        editor.begin("defaulted", without);
        assertInvalid(editor.submit("defaulted", null), "models");
        get("/v1/plans/defaulted/draft").then().body("faults.rule", hasItem(containsString("gpt-5-nano")));
    }

    /** A default that comes with a later version is no reason to keep this one, but to keep that one. */
    @Test
    void asksForDefaultsOnlyWhileTheVersionIsInForce() {
        ObjectNode without = editor.document("later-default", "25");
        remove(without, "gpt-5-nano");
        editor.publish("later-default", without, null);
        editor.publish("later-default", without.deepCopy().put("name", "Other"), null);
        editor.publish("later-default", editor.document("later-default", "26"), TOMORROW);
        editor.cora()
                .body("{\"model\": \"gpt-5-nano\", \"reason\": \"New.\", \"effectiveFrom\": \"" + TOMORROW + "\"}")
                .post("/v1/defaults/later-default")
                .then()
                .statusCode(201);

        rollBack("later-default", 1).statusCode(201).body("scheduled.version", contains(3));
        assertProblem(editor.withdraw("later-default", 3), 409, "conflict")
                .body("violations.field", contains("models"))
                .body("violations.rule", hasItem(containsString("gpt-5-nano")));
    }

    @Test
    void rollsManyBackToWhatWasInForce() {
        changed("many-a", "25");
        plans.publish("many-b");
        Instant then = Instant.now();
        changedAgain("many-a", "26");
        changedAgain("many-b", "27");
        plans.publish("many-c");

        rollBackTo("[\"many-b\", \"many-a\", \"many-c\"]", then)
                .statusCode(200)
                .body("plans.planId", contains("many-a", "many-b", "many-c"))
                .body("plans.restores", contains(2, 1, 1))
                .body("plans.published.version", contains(4, 3, 1))
                .body("plans.unchanged", contains(false, false, true));
        topic.await(all -> fee(all, "many-a", Instant.now()).equals("25")
                && fee(all, "many-b", Instant.now()).equals("200"));
        rollBackTo("[\"many-a\", \"many-b\"]", then).statusCode(200).body("plans.unchanged", contains(true, true));
    }

    /** The plan costs money for the length of this test, so that no other test minds it. */
    @Test
    void rollsEveryPaidPlanBack() {
        changed("seldom-paid", "25");
        editor.publish("seldom-paid", editor.document("seldom-paid", "26").put("paid", true), null);
        Instant then = Instant.now();
        changedAgain("seldom-paid", "0");

        rollBackTo("\"PAID\"", then)
                .statusCode(200)
                .body("plans.planId", contains("enterprise-api", "plus", "pro", "seldom-paid"))
                .body("plans.unchanged", contains(true, true, true, false))
                .body("plans.restores", contains(1, 1, 1, 3))
                .body("plans[3].published.version", equalTo(5));
        topic.await(all -> fee(all, "seldom-paid", Instant.now()).equals("26"));
        changedAgain("seldom-paid", "25");
    }

    @Test
    void changesNothingWhereOneCannot() {
        changed("all-or", "25");
        Instant then = Instant.now();
        changedAgain("all-or", "26");
        editor.publish("nothing-then", editor.document("nothing-then", "25"), null);

        assertInvalid(rollBackTo("[\"all-or\", \"nothing-then\"]", then), "plans[1]");
        assertInvalid(rollBackTo("[\"unheard-of\"]", then), "plans[0]");
        get("/v1/plans/all-or/versions").then().body("items", hasSize(3));
        assertProblem(get("/v1/plans/unheard-of/versions").then(), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"plans": "PAID", "asOf": "2025-01-01T00:00:00Z"}                 | reason
            {"plans": "PAID", "reason": "x"}                                  | asOf
            {"plans": "PAID", "asOf": "2099-01-01T00:00:00Z", "reason": "x"}  | asOf
            {"plans": "PAID", "asOf": "yesterday", "reason": "x"}             | asOf
            {"asOf": "2025-01-01T00:00:00Z", "reason": "x"}                   | plans
            {"plans": ["a", "a"], "asOf": "2025-01-01T00:00:00Z", "reason": "x"} | plans
            """)
    void namesTheFieldThatIsWrong(String body, String field) {
        assertInvalid(editor.cora().body(body).post("/v1/plans/rollback").then(), field);
    }

    @Test
    void isForThoseWhoMay() {
        editor.abel()
                .body("{\"reason\": \"x\"}")
                .post("/v1/plans/plus/versions/1/rollback")
                .then()
                .statusCode(403);
        editor.abel()
                .body("{\"plans\": \"PAID\", \"asOf\": \"2025-01-01T00:00:00Z\", \"reason\": \"x\"}")
                .post("/v1/plans/rollback")
                .then()
                .statusCode(403);
    }

    private void changed(String plan, String baseFee) {
        plans.publish(plan);
        changedAgain(plan, baseFee);
    }

    private void changedAgain(String plan, String baseFee) {
        editor.publish(plan, editor.document(plan, baseFee), null);
    }

    private ValidatableResponse rollBack(String plan, int version) {
        return editor.cora()
                .body("{\"reason\": \"Subscribers want it back.\"}")
                .post("/v1/plans/" + plan + "/versions/" + version + "/rollback")
                .then();
    }

    private ValidatableResponse rollBackTo(String plansJson, Instant asOf) {
        return editor.cora()
                .body("{\"plans\": " + plansJson + ", \"asOf\": \"" + asOf + "\", \"reason\": \"A mistake.\"}")
                .post("/v1/plans/rollback")
                .then();
    }

    private static void remove(ObjectNode plan, String model) {
        removeWhere((ArrayNode) plan.get("models"), "id", model);
        removeWhere((ArrayNode) plan.get("prices"), "model", model);
    }

    private static void removeWhere(ArrayNode elements, String field, String value) {
        elements.removeIf(element -> value.equals(element.path(field).asText()));
    }

    private static String fee(Catalog catalog, String plan, Instant at) {
        return catalog.planAt(plan, at)
                .map(Plan::baseFee)
                .map(fee -> fee.amount().toPlainString())
                .orElse("");
    }
}

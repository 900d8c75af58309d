package dev.thinkwatt.catalog.defaults;

import static dev.thinkwatt.catalog.testing.Problems.assertInvalid;
import static dev.thinkwatt.catalog.testing.Problems.assertProblem;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.thinkwatt.catalog.model.ServedModelService;
import dev.thinkwatt.catalog.testing.CatalogTopic;
import dev.thinkwatt.catalog.testing.TestPlans;
import dev.thinkwatt.model.catalog.Catalog;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RollbackTest {

    @Inject
    TestPlans plans;

    @Inject
    DefaultModelService defaults;

    @Inject
    ServedModelService models;

    @Inject
    CatalogTopic topic;

    @Test
    void bringsBackTheDefaultBeforeOfEveryPaidPlan() {
        Instant before = Instant.now();
        rollBack("\"PAID\"")
                .statusCode(200)
                .body("plans.planId", contains("enterprise-api", "plus", "pro"))
                .body("plans.from", everyItem(equalTo("gpt-5")))
                .body("plans.to", everyItem(equalTo("gpt-4o")));
        Catalog catalog = topic.await(all -> isDefault(all, "plus", "gpt-4o")
                && isDefault(all, "pro", "gpt-4o")
                && isDefault(all, "enterprise-api", "gpt-4o"));
        assertThat(isDefault(catalog, "free", "gpt-5")).isTrue();
        assertThat(catalog.defaultModelAt("plus", before)).contains("gpt-5");

        get("/v1/audit-entries/catalog?action=default.rolled-back&subject=plus")
                .then()
                .statusCode(200)
                .body("items[0].actor", equalTo("max"))
                .body("items[0].before.model", equalTo("gpt-5"))
                .body("items[0].after.model", equalTo("gpt-4o"))
                .body("items[0].reason", not(emptyOrNullString()));

        assertProblem(rollBack("\"PAID\""), 409, "conflict").body("detail", containsString("plus"));
        for (String plan : List.of("plus", "pro", "enterprise-api")) {
            given().contentType(ContentType.JSON)
                    .body("{\"model\": \"gpt-5\", \"reason\": \"Mended.\"}")
                    .post("/v1/defaults/" + plan)
                    .then()
                    .statusCode(201);
        }
    }

    /** A paid plan that has nothing to go back to keeps no other from being rolled back. */
    @Test
    void leavesPaidPlansWithoutAnEarlierDefaultAsTheyAre() {
        rollBack("[\"plus\"]").statusCode(200).body("unchanged", hasSize(0));
        rollBack("\"PAID\"")
                .statusCode(200)
                .body("plans.planId", contains("enterprise-api", "pro"))
                .body("unchanged", contains("plus"));
        for (String plan : List.of("plus", "pro", "enterprise-api")) {
            given().contentType(ContentType.JSON)
                    .body("{\"model\": \"gpt-5\", \"reason\": \"Mended.\"}")
                    .post("/v1/defaults/" + plan)
                    .then()
                    .statusCode(201);
        }
    }

    @Test
    void goesFurtherBackEachTime() {
        plan("further", "gpt-4o", "gpt-5-mini", "gpt-5");
        rollBack("[\"further\"]").body("plans[0].from", equalTo("gpt-5")).body("plans[0].to", equalTo("gpt-5-mini"));
        rollBack("[\"further\"]").body("plans[0].from", equalTo("gpt-5-mini")).body("plans[0].to", equalTo("gpt-4o"));
        assertProblem(rollBack("[\"further\"]"), 409, "conflict").body("detail", containsString("further"));
        get("/v1/defaults/further")
                .then()
                .body("items.model", contains("gpt-4o", "gpt-5-mini", "gpt-5", "gpt-5-mini", "gpt-4o"))
                .body("items[0].restores", equalTo(from(0).toString()))
                .body("items[1].restores", equalTo(from(1).toString()));
    }

    @Test
    void changesNothingWhereOnePlanCannot() {
        plan("can", "gpt-4o", "gpt-5");
        plan("cannot", "gpt-5");
        assertProblem(rollBack("[\"can\", \"cannot\"]"), 409, "conflict").body("detail", containsString("cannot"));
        assertInvalid(rollBack("[\"can\", \"gold\"]"), "plans[1]");
        get("/v1/defaults/can").then().body("items", hasSize(2));
    }

    @Test
    void saysWhenWhatItBringsBackIsRetiredAndNeverBringsBackWhatIs() {
        plans.publishSelling("revived", "reviving");
        Instant retiresAt = Instant.parse("2030-01-01T00:00:00Z");
        defaults.publish("revived", "reviving", from(0), "x");
        defaults.publish("revived", "gpt-5", from(1), "x");
        QuarkusTransaction.requiringNew().run(() -> models.retire("reviving", from(2), "x"));
        assertProblem(rollBack("[\"revived\"]"), 409, "conflict").body("detail", containsString("reviving"));

        QuarkusTransaction.requiringNew().run(() -> models.retire("reviving", retiresAt, "x"));
        rollBack("[\"revived\"]")
                .statusCode(200)
                .body("plans[0].to", equalTo("reviving"))
                .body("plans[0].retiresAt", equalTo(retiresAt.toString()));
    }

    @Test
    void saysWhatIsStillScheduled() {
        plan("scheduled", "gpt-4o", "gpt-5");
        Instant later = Instant.parse("2030-01-01T00:00:00Z");
        defaults.publish("scheduled", "gpt-5-pro", later, "Later.");
        rollBack("[\"scheduled\"]")
                .statusCode(200)
                .body("plans[0].to", equalTo("gpt-4o"))
                .body("plans[0].scheduled.model", contains("gpt-5-pro"))
                .body("plans[0].scheduled.effectiveFrom", contains(later.toString()));
    }

    @Test
    void keepsEveryOneOfManyAtOnce() throws Exception {
        int rollbacks = 6;
        plan("rushed-a", "gpt-4o", "gpt-5-nano", "gpt-5-mini", "gpt-5", "gpt-5-thinking", "gpt-5-pro");
        plan("rushed-b", "gpt-4o", "gpt-5-nano", "gpt-5-mini", "gpt-5", "gpt-5-thinking", "gpt-5-pro");
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> calls = java.util.stream.IntStream.range(0, rollbacks)
                    .mapToObj(i -> i % 2 == 0 ? "[\"rushed-a\", \"rushed-b\"]" : "[\"rushed-b\", \"rushed-a\"]")
                    .<Callable<Integer>>map(
                            body -> () -> rollBack(body).extract().statusCode())
                    .toList();
            List<Integer> answers = callers.invokeAll(calls).stream()
                    .map(Future::resultNow)
                    .sorted()
                    .toList();
            assertThat(answers).containsExactly(200, 200, 200, 200, 200, 409);
        }
        for (String plan : List.of("rushed-a", "rushed-b")) {
            get("/v1/defaults/" + plan)
                    .then()
                    .body("items", hasSize(11))
                    .body("items[0].model", equalTo("gpt-4o"))
                    .body("items[4].model", equalTo("gpt-5-thinking"));
            topic.await(catalog -> isDefault(catalog, plan, "gpt-4o"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"plans": "PAID"}                                | reason
            {"plans": "PAID", "reason": " "}                 | reason
            {"reason": "x"}                                  | plans
            {"plans": [], "reason": "x"}                     | plans
            {"plans": ["plus", "plus"], "reason": "x"}       | plans
            {"plans": ["plus", null], "reason": "x"}         | plans[1]
            {"plans": ["plus", "a b"], "reason": "x"}        | plans[1]
            {"plans": ["plus", 3], "reason": "x"}            | plans[1]
            {"plans": ["gold"], "reason": "x"}               | plans[0]
            {"plans": "FREE", "reason": "x"}                 | plans[0]
            {"plans": {"a": 1}, "reason": "x"}               | plans[0]
            {"plans": "PAID", "reason": "x", "dry": true}    | dry
            """)
    void namesTheFieldThatIsWrong(String body, String field) {
        assertInvalid(
                given().contentType(ContentType.JSON)
                        .body(body)
                        .post("/v1/defaults/rollback")
                        .then(),
                field);
    }

    private void plan(String id, String... models) {
        plans.publish(id);
        for (int i = 0; i < models.length; i++) {
            defaults.publish(id, models[i], from(i), "x");
        }
    }

    private static Instant from(int day) {
        return TestPlans.FROM.plus(Duration.ofDays(day));
    }

    private static boolean isDefault(Catalog catalog, String plan, String model) {
        return catalog.defaultModelAt(plan, Instant.now()).equals(Optional.of(model));
    }

    private static ValidatableResponse rollBack(String plansJson) {
        return given().contentType(ContentType.JSON)
                .body("{\"plans\": " + plansJson + ", \"reason\": \"Subscribers want it back.\"}")
                .post("/v1/defaults/rollback")
                .then();
    }
}

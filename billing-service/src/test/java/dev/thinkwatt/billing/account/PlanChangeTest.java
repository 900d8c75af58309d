package dev.thinkwatt.billing.account;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.thinkwatt.billing.testing.Stack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PlanChangeTest {

    @Inject
    Stack stack;

    @Test
    void changesThePlanOnceAndSaysSo() {
        String account = stack.openAccount("plus");
        Map<String, Object> body = Map.of("changeId", "up", "planId", "api", "from", "2098-05-01T00:00:00Z");

        change(account, body).then().statusCode(201).body("items.planId", contains("plus", "api"));
        change(account, body).then().statusCode(200).body("items", hasSize(2));
        change(account, Map.of("changeId", "up", "planId", "plus")).then().statusCode(409);

        given().get("/v1/audit-entries/billing?subject=" + account)
                .then()
                .body("items.action", hasItem("account.plan-changed"));
        given().get("/v1/accounts/" + account + "/subscriptions")
                .then()
                .statusCode(200)
                .body("items[1].from", equalTo("2098-05-01T00:00:00Z"));
    }

    @Test
    void changesThePlanFromNowOn() {
        String account = stack.openAccount("plus");

        change(account, Map.of("changeId", "now", "planId", "api", "version", 1))
                .then()
                .statusCode(201)
                .body("items.planId", contains("plus", "api"));

        given().get("/v1/accounts/" + account).then().body("planId", equalTo("api"));
    }

    @Test
    void refusesWhatIsPastOrNotOnSale() {
        String account = stack.openAccount("plus");

        refused(account, "2026-01-02T00:00:00Z", "api", null, "from", "must lie between now");
        refused(account, "2020-01-02T00:00:00Z", "api", null, "from", "after the latest change");
        refused(account, null, "none", null, "planId", "published and in force");
        refused(account, null, "api", 77, "version", "published and in force");
        change("nobody", Map.of("changeId", "x", "planId", "api")).then().statusCode(404);
        given().get("/v1/accounts/" + account + "/subscriptions").then().body("items", hasSize(1));
    }

    private static void refused(
            String account, @Nullable String from, String plan, @Nullable Integer version, String field, String rule) {
        Map<String, Object> body = new HashMap<>(Map.of("changeId", "bad", "planId", plan));
        if (from != null) {
            body.put("from", from);
        }
        if (version != null) {
            body.put("version", version);
        }
        change(account, body)
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(field))
                .body("violations.rule", hasItem(containsString(rule)));
    }

    private static Response change(String account, Map<String, Object> body) {
        return given().contentType(ContentType.JSON).body(body).post("/v1/accounts/" + account + "/subscriptions");
    }
}

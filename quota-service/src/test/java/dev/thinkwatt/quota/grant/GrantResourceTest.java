package dev.thinkwatt.quota.grant;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.thinkwatt.local.identity.LocalIdentity;
import dev.thinkwatt.local.identity.Person;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.quota.Gateway;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.Problems;
import dev.thinkwatt.quota.PublishedWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class GrantResourceTest {

    private static final Plan ONE =
            Plans.plan("granting", Plan.UnlistedModel.SUBSTITUTE_DEFAULT, List.of(Plans.thinkingPerWeek(1)));
    private static final Instant LATER = Instant.now().plus(Duration.ofDays(10)).truncatedTo(ChronoUnit.SECONDS);

    @Inject
    PublishedWorld world;

    @ConfigProperty(name = "thinkwatt.identity.issuer")
    URI issuer;

    @Test
    void spendsABalanceAfterThePlansOwnLimit() {
        String subscriber = world.subscriberOf(ONE);
        grant(subscriber, request("pack", "BALANCE", "2")).then().statusCode(201);

        ask(subscriber)
                .body("outcome", equalTo("GRANTED"))
                .body("allowances[0].remaining", equalTo("2"))
                .body("allowances[0].balance", equalTo("2"));
        ask(subscriber).body("allowances[0].balance", equalTo("1"));
        ask(subscriber).body("outcome", equalTo("GRANTED")).body("allowances[0].remaining", equalTo("0"));
        ask(subscriber).body("outcome", equalTo("DOWNGRADED"));
    }

    @Test
    void raisesTheLimitOfTheRunningWindow() {
        String subscriber = world.subscriberOf(ONE);
        ask(subscriber).body("outcome", equalTo("GRANTED"));
        ask(subscriber).body("outcome", equalTo("DOWNGRADED"));

        grant(subscriber, request("goodwill", "LIMIT", "1")).then().statusCode(201);

        ask(subscriber)
                .body("outcome", equalTo("GRANTED"))
                .body("allowances[0].limit", equalTo("2"))
                .body("allowances[0].granted", equalTo("1"));
        ask(subscriber).body("outcome", equalTo("DOWNGRADED"));
    }

    @Test
    void givesOnceHoweverOftenItIsAsked() {
        String subscriber = world.subscriberOf(ONE);
        grant(subscriber, request("once", "BALANCE", "1")).then().statusCode(201);

        grant(subscriber, request("once", "BALANCE", "1.0"))
                .then()
                .statusCode(200)
                .body("grantId", equalTo("once"));
        Problems.problem(grant(subscriber, request("once", "BALANCE", "2")), 409, "conflict");

        get("/v1/subscribers/" + subscriber + "/grants")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items.amount", contains("1"));
        get("/v1/subscribers/" + subscriber + "/standing").then().body("allowances[0].balance", equalTo("1"));
    }

    @Test
    void isWrittenDownWithWhoAndWhy() throws Exception {
        String subscriber = world.subscriberOf(ONE);
        grant(subscriber, request("audited", "LIMIT", "5")).then().statusCode(201);

        given().header("Authorization", "Bearer " + LocalIdentity.token(issuer, Person.AUDE))
                .get("/v1/audit-entries/quota?action=grant.given&subject=" + subscriber)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].reason", equalTo("The launch went badly."))
                .body("items[0].after.amount", equalTo("5"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        amount    | 0
        amount    | -1
        amount    | 1000000000001
        amount    | 0.0000001
        expiresAt | 2020-01-01T00:00:00Z
        expiresAt | 2099-01-01T00:00:00Z
        allowance | thinking-month
        grantId   | /
        priority  | 1001
        reason    | ''
        """)
    void namesTheFieldThatBreaksARuleAndGivesNothing(String field, String value) {
        String subscriber = world.subscriberOf(ONE);
        Map<String, Object> request = request("bad", "BALANCE", "1");
        request.put(field, field.equals("priority") ? Integer.valueOf(value) : value);

        Problems.invalid(grant(subscriber, request), field);

        get("/v1/subscribers/" + subscriber + "/grants").then().body("items", hasSize(0));
    }

    @Test
    void knowsNobodyOfThatName() {
        Problems.problem(grant("nobody-at-all", request("g", "LIMIT", "1")), 404, "not-found")
                .then()
                .body("detail", containsString("nobody-at-all"));
    }

    @Test
    void beginsAWindowAnewOnceForAnId() {
        String subscriber = world.subscriberOf(ONE);
        String first = Gateway.decided(subscriber, Plans.THINKING);
        ask(subscriber).body("outcome", equalTo("DOWNGRADED"));

        reset(subscriber, "r-1", "thinking-week")
                .body("outcome", equalTo("RESET"))
                .body("allowance.used", equalTo("0"));
        ask(subscriber).body("outcome", equalTo("GRANTED"));
        reset(subscriber, "r-1", "thinking-week").body("outcome", equalTo("ALREADY_RESET"));
        ask(subscriber).body("outcome", equalTo("DOWNGRADED"));
        Gateway.release(first, "SERVER_ERROR").then().statusCode(200).body("returned", hasSize(0));
        ask(subscriber).body("outcome", equalTo("DOWNGRADED"));
    }

    @Test
    void keepsAResetForLaterWhereNothingIsUsed() {
        String subscriber = world.subscriberOf(ONE);

        reset(subscriber, "r-2", "thinking-week").body("outcome", equalTo("NOTHING_TO_RESET"));
        ask(subscriber).body("outcome", equalTo("GRANTED"));
        reset(subscriber, "r-2", "thinking-week").body("outcome", equalTo("RESET"));
    }

    @Test
    void answersARepeatedResetAfterThePlanDroppedTheAllowance() {
        Plan plan = Plans.plan("dropping", Plan.UnlistedModel.DENY, List.of(Plans.thinkingPerWeek(1)));
        String subscriber = world.subscriberOf(plan);
        ask(subscriber);
        reset(subscriber, "r-3", "thinking-week").body("outcome", equalTo("RESET"));
        grant(subscriber, request("kept", "LIMIT", "1")).then().statusCode(201);

        world.publish(Plans.plan("dropping", Plan.UnlistedModel.DENY, List.of()));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> get("/v1/subscribers/" + subscriber + "/standing")
                        .then()
                        .body("allowances", hasSize(0)));
        reset(subscriber, "r-3", "thinking-week")
                .body("outcome", equalTo("ALREADY_RESET"))
                .body("allowance", nullValue());
        grant(subscriber, request("kept", "LIMIT", "1")).then().statusCode(200);
    }

    private static ValidatableResponse ask(String subscriber) {
        return Gateway.decide(Gateway.request(subscriber, Plans.THINKING))
                .then()
                .statusCode(200);
    }

    private static Response grant(String subscriber, Map<String, Object> request) {
        return Gateway.post("/v1/subscribers/" + subscriber + "/grants", request);
    }

    private static ValidatableResponse reset(String subscriber, String id, String allowance) {
        Map<String, Object> request = Map.of("resetId", id, "allowance", allowance, "reason", "An outage.");
        return Gateway.post("/v1/subscribers/" + subscriber + "/resets", request)
                .then()
                .statusCode(200);
    }

    private static Map<String, Object> request(String id, String kind, String amount) {
        Map<String, Object> request = new HashMap<>();
        request.put("grantId", id);
        request.put("kind", kind);
        request.put("allowance", "thinking-week");
        request.put("amount", amount);
        request.put("expiresAt", LATER.toString());
        request.put("reason", "The launch went badly.");
        return request;
    }
}

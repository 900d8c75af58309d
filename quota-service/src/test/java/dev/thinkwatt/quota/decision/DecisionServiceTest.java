package dev.thinkwatt.quota.decision;

import static dev.thinkwatt.quota.Problems.invalid;
import static dev.thinkwatt.quota.Problems.problem;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.thinkwatt.local.testing.LocalInfrastructure;
import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.ModelTier;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.quota.Gateway;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.PublishedWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = LocalInfrastructure.class, initArgs = @ResourceArg(name = "database", value = "quota"))
class DecisionServiceTest {

    @Inject
    PublishedWorld world;

    @Inject
    Rows rows;

    @Test
    void grantsAndThenDowngradesWithANotice() {
        String subscriber = world.subscriberOf(limited("small", 2));

        List<Response> answers = List.of(thinking(subscriber), thinking(subscriber), thinking(subscriber));

        answers.get(1)
                .then()
                .statusCode(200)
                .body("outcome", equalTo("GRANTED"))
                .body("model", equalTo(Plans.THINKING))
                .body("reason", equalTo("WITHIN_ALLOWANCES"))
                .body("plan.id", equalTo("small"))
                .body("plan.version", equalTo(1))
                .body("replayed", equalTo(false))
                .body("allowances", hasSize(1))
                .body("allowances[0].used", equalTo("2"))
                .body("allowances[0].remaining", equalTo("0"))
                .body("allowances[0].limit", equalTo("2"));
        String monday = answers.get(1).path("allowances[0].window.endsAt");
        answers.get(2)
                .then()
                .statusCode(200)
                .body("outcome", equalTo("DOWNGRADED"))
                .body("model", equalTo(Plans.THINKING_MINI))
                .body("requestedModel", equalTo(Plans.THINKING))
                .body("reason", equalTo("ALLOWANCE_EXHAUSTED"))
                .body("notice.from", equalTo(Plans.THINKING))
                .body("notice.to", equalTo(Plans.THINKING_MINI))
                .body("notice.relativeAccuracy", equalTo("0.8"))
                .body("notice.resetsAt", equalTo(monday));
    }

    @Test
    void keepsTheContextAndTheModelsTriedAndNothingWhereTheFirstSimplyServes() {
        String subscriber = world.subscriberOf(Plans.plan(
                "chained",
                Plan.UnlistedModel.DENY,
                List.of(
                        Plans.weekly("week", Plans.THINKING, 1, Allowance.Counts.ALL, new AtLimit.FallBack(Plans.OLD)),
                        Plans.weekly("old", Plans.OLD, 9, Allowance.Counts.ALL, new AtLimit.FallBack(Plans.NANO)))));
        Map<String, Object> request = Gateway.request(subscriber, Plans.THINKING);
        request.put("contextTokens", 150_000);

        thinking(subscriber)
                .then()
                .body("outcome", equalTo("GRANTED"))
                .body("$", not(hasKey("chain")))
                .body("$", not(hasKey("contextTokens")));
        Response downgraded = Gateway.decide(request);
        downgraded
                .then()
                .body("model", equalTo(Plans.NANO))
                .body("chain.model", contains(Plans.THINKING, Plans.OLD, Plans.NANO))
                .body("chain.fate", contains("EXHAUSTED", "CONTEXT_TOO_SMALL", "SERVED"))
                .body("chain[0].allowance", equalTo("week"))
                .body("contextTokens", equalTo(150_000));
        get("/v1/decisions/" + downgraded.path("decisionId"))
                .then()
                .body("decision.chain.fate", contains("EXHAUSTED", "CONTEXT_TOO_SMALL", "SERVED"))
                .body("decision.contextTokens", equalTo(150_000));
        get("/v1/subscribers/" + subscriber + "/decisions")
                .then()
                .body("items[0].chain.model", contains(Plans.THINKING, Plans.OLD, Plans.NANO))
                .body("items[0].contextTokens", equalTo(150_000))
                .body("items[1]", not(hasKey("chain")));
        assertThat(Gateway.decide(request).asString())
                .isEqualTo(downgraded.asString().replace("\"replayed\":false", "\"replayed\":true"));
    }

    @Test
    void namesTheDecisionByDaySubscriberAndRequest() {
        String subscriber = world.subscriberOf(Plans.plus());
        Map<String, Object> request = Gateway.request(subscriber, Plans.REGULAR);

        Gateway.decide(request)
                .then()
                .body(
                        "decisionId",
                        startsWith(DecisionId.of(Instant.now(), new DecisionKey(subscriber, ""))
                                .toString()))
                .body("requestId", equalTo(request.get("requestId")));
    }

    @Test
    void answersTheSameAgainWordForWordAndTakesNothingMore() {
        String subscriber = world.subscriberOf(limited("replay", 5));
        Map<String, Object> request = Gateway.request(subscriber, Plans.THINKING);

        String first = Gateway.decide(request).asString();
        thinking(subscriber);
        String again = Gateway.decide(request).asString();

        assertThat(again).isEqualTo(first.replace("\"replayed\":false", "\"replayed\":true"));
        assertThat(rows.used(subscriber, "thinking-week")).isEqualTo(2);
        assertThat(rows.decisions(subscriber)).isEqualTo(2);
    }

    @Test
    void refusesTheSameIdWithAnotherBody() {
        String subscriber = world.subscriberOf(limited("conflict", 5));
        Map<String, Object> request = Gateway.request(subscriber, Plans.THINKING);
        Gateway.decide(request);

        request.put("selection", "AUTO");

        problem(Gateway.decide(request), 409, "conflict");
        assertThat(rows.decisions(subscriber)).isEqualTo(1);
    }

    @Test
    void deniesSomebodyUnknownAndKeepsNothing() {
        Map<String, Object> request = Gateway.request("nobody-knows-me", Plans.THINKING);

        Gateway.decide(request)
                .then()
                .statusCode(200)
                .body("outcome", equalTo("DENIED"))
                .body("reason", equalTo("UNKNOWN_SUBSCRIBER"))
                .body("retryAfterSeconds", equalTo(1))
                .body("decisionId", nullValue());
        assertThat(rows.decisions("nobody-knows-me")).isZero();
    }

    @Test
    void deniesASuspendedAccount() {
        String subscriber = world.subscriberOf(Plans.plus(), "UTC", Account.Status.SUSPENDED);

        thinking(subscriber).then().statusCode(200).body("reason", equalTo("ACCOUNT_SUSPENDED"));
    }

    @Test
    void deniesForAsLongAsTheAccountIsSuspended() {
        String subscriber = world.subscriberOf(Plans.plus());
        thinking(subscriber).then().body("outcome", equalTo("GRANTED"));

        world.publishStatus(subscriber, Plans.plus(), Account.Status.SUSPENDED);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> "ACCOUNT_SUSPENDED".equals(thinking(subscriber).path("reason")));

        world.publishStatus(subscriber, Plans.plus(), Account.Status.ACTIVE);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> "GRANTED".equals(thinking(subscriber).path("outcome")));
    }

    @Test
    void servesTheDefaultModelAndSubstitutesWhatThePlanDoesNotHave() {
        String subscriber = world.subscriberOf(Plans.plus());
        Map<String, Object> unnamed = Gateway.request(subscriber, Plans.REGULAR);
        unnamed.remove("model");

        Gateway.decide(unnamed).then().body("outcome", equalTo("GRANTED")).body("model", equalTo(Plans.REGULAR));
        Gateway.decide(Gateway.request(subscriber, "gpt-9"))
                .then()
                .body("outcome", equalTo("SUBSTITUTED"))
                .body("requestedModel", equalTo("gpt-9"))
                .body("model", equalTo(Plans.REGULAR));
    }

    @Test
    void obeysARolledBackDefaultWithinFiveSeconds() {
        String subscriber = world.subscriberOf(Plans.plan("rolled", Plan.UnlistedModel.DENY, List.of()));
        Map<String, Object> request = Gateway.request(subscriber, Plans.REGULAR);
        request.remove("model");

        world.publishDefault("rolled", Plans.OLD, Instant.now());

        Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
            request.put("requestId", "r-" + System.nanoTime());
            Gateway.decide(request).then().body("model", equalTo(Plans.OLD));
        });
    }

    @Test
    void saysWhenTheModelAskedForIsRetiredAndSubstitutesItFromThenOn() {
        ServedModel ending = Plans.model("ending", ModelTier.REGULAR, 128_000, "0.7");
        String subscriber = world.subscriberOf(Plans.with(Plans.plus(), "ending", ending));
        Instant soon = Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS);
        Instant past = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);

        Gateway.decide(Gateway.request(subscriber, "ending")).then().body("retiresAt", nullValue());
        world.publishRetirement(ending, soon);
        Map<String, Object> kept = awaitRetiresAt(subscriber, "ending", soon, "GRANTED");
        world.publishRetirement(ending, past);
        awaitRetiresAt(subscriber, "ending", past, "SUBSTITUTED");

        Gateway.decide(kept)
                .then()
                .body("replayed", equalTo(true))
                .body("outcome", equalTo("GRANTED"))
                .body("retiresAt", equalTo(soon.toString()));
        Gateway.decide(Gateway.request(subscriber, Plans.REGULAR)).then().body("retiresAt", nullValue());
    }

    /** Asks until the date is read. */
    private static Map<String, Object> awaitRetiresAt(
            String subscriber, String model, Instant retiresAt, String outcome) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> Gateway.request(subscriber, model), request -> {
                    Response answer = Gateway.decide(request);
                    return outcome.equals(answer.path("outcome"))
                            && retiresAt.toString().equals(answer.path("retiresAt"));
                });
    }

    @Test
    void countsInTheWeekOfTheAccountsZone() {
        String subscriber = world.subscriberOf(limited("zoned", 2), "Pacific/Auckland", Account.Status.ACTIVE);

        String startsAt = thinking(subscriber).path("allowances[0].window.startsAt");

        assertThat(Instant.parse(startsAt).atZone(ZoneId.of("Pacific/Auckland")).toLocalTime())
                .isEqualTo(LocalTime.MIDNIGHT);
        assertThat(Instant.parse(startsAt).atZone(ZoneOffset.UTC).toLocalTime()).isNotEqualTo(LocalTime.MIDNIGHT);
    }

    @Test
    void readsTheReceipt() {
        String subscriber = world.subscriberOf(limited("receipt", 2));
        String decisionId = Gateway.decided(subscriber, Plans.THINKING);

        get("/v1/decisions/" + decisionId)
                .then()
                .statusCode(200)
                .body("state", equalTo("OPEN"))
                .body("decision.decisionId", equalTo(decisionId))
                .body("decision.replayed", equalTo(false))
                .body("taken[0].allowance", equalTo("thinking-week"));
        problem(get("/v1/decisions/20200101:" + subscriber + ":x"), 404, "not-found");
        invalid(get("/v1/decisions/nonsense"), "decisionId");
    }

    private static Response thinking(String subscriber) {
        return Gateway.decide(Gateway.request(subscriber, Plans.THINKING));
    }

    private static Plan limited(String id, long limit) {
        return Plans.plan(id, Plan.UnlistedModel.SUBSTITUTE_DEFAULT, List.of(Plans.thinkingPerWeek(limit)));
    }
}

package dev.thinkwatt.quota.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.Estimate;
import dev.thinkwatt.model.plan.Expiry;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Window;
import dev.thinkwatt.quota.Gateway;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.PublishedWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is left, in the fields that the key asks for. */
@QuarkusTest
class RateLimitTest {

    @Inject
    PublishedWorld world;

    @Test
    void putsWhatBindsFirstInFront() {
        String subscriber = world.subscriberOf(twoLimits());

        Response answer = Gateway.decide(Gateway.request(subscriber, Plans.THINKING));

        assertThat(answer.header("RateLimit-Policy"))
                .matches("\"thinking-day\";q=2;w=(82800|86400|90000);thinkwatt-fallback=\"gpt-5-thinking-mini\", "
                        + "\"thinking-month\";q=100;w=\\d+");
        assertThat(answer.header("RateLimit")).matches("\"thinking-day\";r=1;t=\\d+, \"thinking-month\";r=99;t=\\d+");
        assertThat(answer.header("x-ratelimit-limit-requests")).isNull();
    }

    @Test
    void tellsWhenToComeBackWhereADecisionDenies() {
        String subscriber = world.subscriberOf(Plans.plan(
                "limits-denying",
                Plan.UnlistedModel.DENY,
                List.of(Plans.weekly("one", Plans.THINKING, 1, Allowance.Counts.ALL, new AtLimit.Deny()))));

        Gateway.decided(subscriber, Plans.THINKING);

        Response denied = Gateway.decide(Gateway.request(subscriber, Plans.THINKING));

        assertThat(denied.statusCode()).isEqualTo(200);
        assertThat(denied.header("Retry-After"))
                .isEqualTo(denied.path("retryAfterSeconds").toString());
        assertThat(denied.header("RateLimit")).startsWith("\"one\";r=0;t=");
    }

    @Test
    void isToldToProxiesEvenWhereNothingCounts() {
        String subscriber = world.subscriberOf(Plans.plan("limits-none", Plan.UnlistedModel.DENY, List.of()));

        Response answer = Proxy.check(Proxy.said(subscriber, Plans.THINKING));

        assertThat(answer.header("RateLimit")).isEmpty();
        assertThat(answer.header("RateLimit-Policy")).isEmpty();
    }

    @Test
    void speaksAsOpenAiDoesToAKeyThatAsksForIt() {
        String subscriber = world.subscriberOf(twoLimits());
        String key = keyThatSpeaksAsOpenAi(subscriber);

        Response answer = given().header("Authorization", "Bearer " + key)
                .contentType(ContentType.JSON)
                .body(Gateway.request(subscriber, Plans.THINKING))
                .post("/v1/decisions");

        assertThat(answer.header("x-ratelimit-limit-requests")).isEqualTo("2");
        assertThat(answer.header("x-ratelimit-remaining-requests")).isEqualTo("1");
        assertThat(answer.header("x-ratelimit-reset-requests")).matches("(\\d+h)?(\\d+m)?[\\d.]+m?s");
        assertThat(answer.header("x-ratelimit-limit-tokens")).isNull();
        assertThat(answer.header("RateLimit")).isNull();
        Response checked = Proxy.asking(Proxy.said(subscriber, Plans.THINKING))
                .header("Authorization", "Bearer " + key)
                .get(Proxy.CHECK);
        assertThat(checked.header("x-ratelimit-remaining-requests")).isEqualTo("0");
        assertThat(checked.header("x-ratelimit-limit-tokens")).isEmpty();
        assertThat(checked.headers().asList()).extracting("name").containsAll(Proxy.ALWAYS);
    }

    @Test
    void leavesOutWhatADenialDoesNotKnow() {
        String subscriber = world.subscriberOf(Plans.plan("limits-unknown", Plan.UnlistedModel.DENY, List.of()));

        Response denied = Proxy.asking(Proxy.said(subscriber, "no-such-model"))
                .header("Authorization", "Bearer " + keyThatSpeaksAsOpenAi(subscriber))
                .get(Proxy.CHECK);

        assertThat(denied.statusCode()).isEqualTo(429);
        assertThat(denied.headers().asList())
                .extracting("name")
                .noneMatch(name -> name.toString().startsWith("x-ratelimit"));
    }

    @Test
    void putsWhatDeniedInFrontThoughSomeOfItIsLeft() {
        String subscriber = world.subscriberOf(estimating(Plans.plan(
                "limits-too-small",
                Plan.UnlistedModel.DENY,
                List.of(
                        Plans.weekly("charged", Plans.THINKING, 1, Allowance.Counts.ALL, new AtLimit.Overage()),
                        tokens("tokens", 700)))));
        Proxy.check(Proxy.said(subscriber, Plans.THINKING)).then().statusCode(200);

        Response denied = Proxy.check(Proxy.said(subscriber, Plans.THINKING));

        assertThat(denied.header("RateLimit")).startsWith("\"tokens\";r=200;").contains("\"charged\";r=0;");
        denied.then().statusCode(429).body("'violated-policies'", contains("tokens"));
    }

    private static Plan estimating(Plan plan) {
        return Plans.with(plan, new Expiry(Expiry.Act.SETTLE, new Estimate(400, 100), null));
    }

    private static Allowance tokens(String id, long limit) {
        return new Allowance(
                id,
                Allowance.Meter.TOKENS,
                Set.of(Plans.THINKING),
                BigDecimal.valueOf(limit),
                new Window.Calendar(Window.Unit.WEEK),
                Allowance.Scope.SUBSCRIBER,
                Allowance.Counts.ALL,
                new AtLimit.Deny(),
                null,
                null,
                null);
    }

    private static String keyThatSpeaksAsOpenAi(String subscriber) {
        String id = "k-" + UUID.randomUUID().toString().substring(0, 8);
        String key = Gateway.post(
                        "/v1/keys",
                        Map.of("keyId", id, "name", id, "scopes", List.of("gateway"), "rateLimitHeaders", "OPENAI"))
                .then()
                .statusCode(201)
                .extract()
                .path("key");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> given().header("Authorization", "Bearer " + key)
                                .get("/v1/subscribers/" + subscriber + "/standing")
                                .statusCode()
                        == 200);
        return key;
    }

    private static Plan twoLimits() {
        return Plans.plan(
                "limits-two",
                Plan.UnlistedModel.DENY,
                List.of(
                        limit("thinking-month", 100, Window.Unit.MONTH, new AtLimit.Deny()),
                        limit("thinking-day", 2, Window.Unit.DAY, new AtLimit.FallBack(Plans.THINKING_MINI))));
    }

    private static Allowance limit(String id, long limit, Window.Unit unit, AtLimit atLimit) {
        return Plans.allowance(id, Set.of(Plans.THINKING), limit, unit, Allowance.Counts.MANUAL, atLimit);
    }
}

package dev.thinkwatt.quota.gateway;

import static dev.thinkwatt.quota.Problems.invalid;
import static dev.thinkwatt.quota.Problems.problem;
import static dev.thinkwatt.quota.gateway.Proxy.CHECK;
import static dev.thinkwatt.quota.gateway.Proxy.asking;
import static dev.thinkwatt.quota.gateway.Proxy.check;
import static dev.thinkwatt.quota.gateway.Proxy.said;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.ModelTier;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.quota.Gateway;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.PublishedWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class GatewayCheckTest {

    @Inject
    PublishedWorld world;

    @Test
    void grantsInHeaders() {
        Response answer = check(said(downgradingAfter(1), Plans.THINKING));

        answer.then()
                .statusCode(200)
                .header("X-Thinkwatt-Outcome", "GRANTED")
                .header("X-Thinkwatt-Model", Plans.THINKING)
                .header("X-Thinkwatt-Requested-Model", Plans.THINKING)
                .header("X-Thinkwatt-Reason", "WITHIN_ALLOWANCES")
                .header("X-Thinkwatt-Replayed", "false");
        get("/v1/decisions/" + answer.header("X-Thinkwatt-Decision"))
                .then()
                .body("state", equalTo("OPEN"))
                .body("taken[0].allowance", equalTo("thinking-week"));
    }

    /** So that whoever still asks for it hears of it in time. */
    @Test
    void saysWhenTheModelAskedForIsRetired() {
        ServedModel leaving = Plans.model("leaving-checked", ModelTier.REGULAR, 128_000, "0.7");
        String subscriber = world.subscriberOf(Plans.with(Plans.plus(), "leaving-checked", leaving));
        check(said(subscriber, leaving.id())).then().statusCode(200).header("X-Thinkwatt-Retires-At", "");
        Instant soon = Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS);

        world.publishRetirement(leaving, soon);

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> soon.toString()
                        .equals(check(said(subscriber, leaving.id())).header("X-Thinkwatt-Retires-At")));
        check(said(subscriber, Plans.REGULAR)).then().header("X-Thinkwatt-Retires-At", "");
    }

    @Test
    void namesTheFallbackOnceAnAllowanceIsUsedUp() {
        String subscriber = downgradingAfter(1);
        check(said(subscriber, Plans.THINKING));

        check(said(subscriber, Plans.THINKING))
                .then()
                .statusCode(200)
                .header("X-Thinkwatt-Outcome", "DOWNGRADED")
                .header("X-Thinkwatt-Model", Plans.THINKING_MINI)
                .header("X-Thinkwatt-Requested-Model", Plans.THINKING)
                .header("X-Thinkwatt-Reason", "ALLOWANCE_EXHAUSTED");
    }

    @Test
    void deniesWithAProblemAndTheTimeToWait() {
        String subscriber = denyingAfter(1);
        check(said(subscriber, Plans.THINKING));

        Response denied = check(said(subscriber, Plans.THINKING));

        problem(denied, 429, "denied")
                .then()
                .header("X-Thinkwatt-Outcome", "DENIED")
                .header("X-Thinkwatt-Model", "")
                .header("X-Thinkwatt-Requested-Model", Plans.THINKING)
                .body("reason", equalTo("ALLOWANCE_EXHAUSTED"))
                .body("'violated-policies'", contains("thinking-week"));
        assertThat(Long.parseLong(denied.header("Retry-After"))).isBetween(1L, 8 * 86_400L);
        assertThat(denied.headers().asList()).extracting("name").containsAll(Proxy.ALWAYS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "QUERY"})
    void answersEveryMethodAtEveryPathBelow(String method) {
        String subscriber = downgradingAfter(1);

        asking(said(subscriber, Plans.REGULAR))
                .request(method, CHECK + "/v1/chat/completions?stream=true")
                .then()
                .statusCode(200)
                .header("X-Thinkwatt-Outcome", "GRANTED");
    }

    @Test
    void looksAtNoBody() {
        asking(said(downgradingAfter(1), Plans.REGULAR))
                .contentType("text/plain")
                .body("what a client sent")
                .post(CHECK)
                .then()
                .statusCode(200);
    }

    @Test
    void isNotAtAPathThatOnlyStartsTheSame() {
        problem(asking(said("ada", Plans.REGULAR)).get(CHECK + "ed"), 404, "not-found");
    }

    @Test
    void answersARepeatedQuestionTheSameAndTakesNothingMore() {
        Map<String, String> said = said(downgradingAfter(1), Plans.THINKING);
        check(said).then().header("X-Thinkwatt-Replayed", "false");

        check(said)
                .then()
                .statusCode(200)
                .header("X-Thinkwatt-Outcome", "GRANTED")
                .header("X-Thinkwatt-Replayed", "true");
    }

    @ParameterizedTest
    @CsvSource({"X-Thinkwatt-Model, gpt-5", "X-Forwarded-Uri, /v1/embeddings", "X-Thinkwatt-Selection, AUTO"})
    void refusesAnotherRequestUnderTheSameId(String header, String value) {
        Map<String, String> said = said(downgradingAfter(2), Plans.THINKING);
        check(said);
        said.put(header, value);

        assertRefusedWithAllHeaders(check(said), 409, "conflict");
    }

    @Test
    void refusesToReplayWhatIsClosed() {
        Map<String, String> said = said(downgradingAfter(2), Plans.THINKING);
        String decision = check(said).header("X-Thinkwatt-Decision");
        Gateway.settle(decision, Gateway.settlement(Plans.THINKING)).then().statusCode(200);

        assertRefusedWithAllHeaders(check(said), 409, "conflict");
    }

    @Test
    void repeatsADenial() {
        Map<String, String> said = said(denyingAfter(0), Plans.THINKING);
        check(said);

        problem(check(said), 429, "denied").then().header("X-Thinkwatt-Replayed", "true");
    }

    @ParameterizedTest
    @CsvSource({
        "X-Thinkwatt-Subscriber,     -ada",
        "X-Thinkwatt-Subscriber,     ''",
        "X-Thinkwatt-Model,          with space",
        "X-Thinkwatt-Selection,      SOMETIMES",
        "X-Thinkwatt-Context-Tokens, many",
        "X-Thinkwatt-Context-Tokens, -1",
        "X-Request-Id,               a b",
        "X-Request-Id,               ''"
    })
    void namesTheHeaderThatBreaksARule(String header, String value) {
        Map<String, String> said = said("ada", Plans.THINKING);
        said.put(header, value);

        Response refused = check(said);

        assertRefusedWithAllHeaders(refused, 400, "invalid-request");
        invalid(refused, header);
    }

    @Test
    void refusesAHeaderThatComesTwice() {
        Map<String, String> said = said("ada", Plans.THINKING);

        Response refused =
                asking(said).header("X-Thinkwatt-Subscriber", "somebody-else").get(CHECK);

        invalid(refused, "X-Thinkwatt-Subscriber");
    }

    @Test
    void takesAnEmptyModelForNone() {
        Map<String, String> said = said(downgradingAfter(1), "");

        check(said)
                .then()
                .statusCode(200)
                .header("X-Thinkwatt-Model", Plans.REGULAR)
                .header("X-Thinkwatt-Requested-Model", Plans.REGULAR);
    }

    @Test
    void countsNoRouterWhereOnlyManualSelectionsCount() {
        String subscriber = downgradingAfter(0);
        Map<String, String> said = said(subscriber, Plans.THINKING);
        said.put("X-Thinkwatt-Selection", "AUTO");

        check(said).then().statusCode(200).header("X-Thinkwatt-Model", Plans.THINKING);
    }

    @ParameterizedTest
    @ValueSource(strings = {CHECK, CHECK + "/v1/models"})
    void isForGatewaysOnly(String path) {
        Response stranger =
                given().noFilters().headers(said("ada", Plans.REGULAR)).get(path);

        problem(stranger, 401, "unauthenticated");
        assertThat(stranger.headers().asList()).extracting("name").containsAll(Proxy.ALWAYS);
    }

    private static void assertRefusedWithAllHeaders(Response refused, int status, String slug) {
        problem(refused, status, slug)
                .then()
                .header("X-Thinkwatt-Outcome", "NONE")
                .header("X-Thinkwatt-Decision", startsWith(""));
        assertThat(refused.headers().asList()).extracting("name").containsAll(Proxy.ALWAYS);
    }

    private String downgradingAfter(long limit) {
        return world.subscriberOf(Plans.plan(
                "proxied-" + limit, Plan.UnlistedModel.SUBSTITUTE_DEFAULT, List.of(Plans.thinkingPerWeek(limit))));
    }

    private String denyingAfter(long limit) {
        return world.subscriberOf(Plans.plan(
                "proxied-denying",
                Plan.UnlistedModel.DENY,
                List.of(Plans.weekly(
                        "thinking-week", Plans.THINKING, limit, Allowance.Counts.MANUAL, new AtLimit.Deny()))));
    }
}

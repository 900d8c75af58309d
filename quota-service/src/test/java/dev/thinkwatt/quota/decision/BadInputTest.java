package dev.thinkwatt.quota.decision;

import static dev.thinkwatt.quota.Problems.invalid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.quota.Gateway;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.PublishedWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be is refused with the field and the rule, and nothing is stored. */
@QuarkusTest
class BadInputTest {

    @Inject
    PublishedWorld world;

    @Inject
    Rows rows;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            requestId     | a b
            requestId     | null
            subscriberId  | -ada
            subscriberId  | null
            model         | 'with space'
            selection     | SOMETIMES
            selection     | null
            contextTokens | -1
            contextTokens | 10000001
            contextTokens | many
            colour        | red
            """)
    void namesTheFieldThatBreaksARuleAndKeepsNothing(String field, String value) {
        String subscriber = world.subscriberOf(limited("strict", 2));
        Map<String, Object> request = Gateway.request(subscriber, Plans.THINKING);
        request.put(
                field, value.equals("null") ? null : value.matches("-?\\d+") ? (Object) Long.valueOf(value) : value);

        invalid(Gateway.decide(request), field);
        assertThat(rows.decisions(subscriber)).isZero();
    }

    @Test
    void namesTheFieldInsideTheEstimate() {
        Map<String, Object> request = Gateway.request("ada", Plans.THINKING);
        request.put("estimate", Map.of("inputTokens", -1, "outputTokens", 1));

        invalid(Gateway.decide(request), "estimate.inputTokens");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"requestId":
            []
            "text"
            """)
    void refusesABodyThatIsNoRequest(String body) {
        assertThat(Gateway.post("/v1/decisions", body).statusCode()).isEqualTo(400);
        assertThat(Gateway.post("/v1/decisions", body).contentType()).startsWith("application/problem+json");
    }

    @Test
    void namesTheModelThatThePlanDoesNotHave() {
        String id = Gateway.decided(world.subscriberOf(Plans.plus()), Plans.THINKING);

        invalid(Gateway.settle(id, Gateway.settlement("gpt-9")), "model");
        assertOpen(id);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            model           | null
            usage           | null
            tokenConvention | MAYBE
            tokenConvention | null
            site            | 'a b'
            site            | null
            serviceTier     | FAST
            serviceTier     | null
            startedAt       | yesterday
            startedAt       | null
            endedAt         | null
            colour          | red
            """)
    void namesTheFieldThatBreaksARule(String field, String value) {
        String id = Gateway.decided(world.subscriberOf(Plans.plus()), Plans.THINKING);
        Map<String, Object> settlement = Gateway.settlement(Plans.THINKING);
        settlement.put(field, value.equals("null") ? null : value);

        invalid(Gateway.settle(id, settlement), field);
        assertOpen(id);
    }

    @ParameterizedTest
    @CsvSource({"inputTokens, -1", "outputTokens, 10000001", "toolCalls, -5", "cachedInputTokens, -1"})
    void namesTheCountThatIsAbsurd(String field, long value) {
        String id = Gateway.decided(world.subscriberOf(Plans.plus()), Plans.THINKING);
        Map<String, Object> settlement = Gateway.settlement(Plans.THINKING);
        settlement.put("usage", Map.of(field, value));

        invalid(Gateway.settle(id, settlement), "usage." + field);
        assertOpen(id);
    }

    @Test
    void refusesAPartThatIsMoreThanItsWhole() {
        String id = Gateway.decided(world.subscriberOf(Plans.plus()), Plans.THINKING);
        Map<String, Object> settlement = Gateway.settlement(Plans.THINKING);
        settlement.put("usage", Map.of("inputTokens", 10, "cachedInputTokens", 11));

        invalid(Gateway.settle(id, settlement), "usage");
        assertOpen(id);
    }

    @Test
    void refusesMoreTokensInAllThanAnyRequestHas() {
        String id = Gateway.decided(world.subscriberOf(Plans.plus()), Plans.THINKING);
        Map<String, Object> settlement = Gateway.settlement(Plans.THINKING);
        settlement.put("usage", Map.of("inputTokens", 9_000_000, "outputTokens", 1_000_001));

        invalid(Gateway.settle(id, settlement), "usage");
        assertOpen(id);
    }

    @Test
    void refusesTimesThatCannotBe() {
        String id = Gateway.decided(world.subscriberOf(Plans.plus()), Plans.THINKING);
        Instant now = Instant.now();

        invalid(settledBetween(id, now, now.plusSeconds(3600)), "endedAt");
        invalid(settledBetween(id, now.minus(Duration.ofDays(36)), now), "startedAt");
        invalid(settledBetween(id, now, now.minusSeconds(1)), "endedAt");
        assertOpen(id);
    }

    private static Plan limited(String id, long limit) {
        return Plans.plan(id, Plan.UnlistedModel.SUBSTITUTE_DEFAULT, List.of(Plans.thinkingPerWeek(limit)));
    }

    private static Response settledBetween(String id, Instant startedAt, Instant endedAt) {
        Map<String, Object> settlement = Gateway.settlement(Plans.THINKING);
        settlement.put("startedAt", startedAt.toString());
        settlement.put("endedAt", endedAt.toString());
        return Gateway.settle(id, settlement);
    }

    private void assertOpen(String id) {
        DecisionId decision = DecisionId.parse(id);
        assertThat(rows.count(
                        "select count(*) from decision where subscriber_id = ? and request_id = ? and state = 'OPEN'",
                        decision.subscriberId(),
                        decision.requestId()))
                .isEqualTo(1);
    }
}

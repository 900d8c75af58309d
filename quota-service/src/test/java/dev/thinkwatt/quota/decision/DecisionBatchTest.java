package dev.thinkwatt.quota.decision;

import static dev.thinkwatt.quota.Problems.invalid;
import static dev.thinkwatt.quota.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.thinkwatt.quota.Gateway;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.PublishedWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many requests in one call. */
@QuarkusTest
class DecisionBatchTest {

    @Inject
    PublishedWorld world;

    @Inject
    Rows rows;

    @Test
    void givesExactlyWhatIsLeftToAsManyAndTheFallbackToTheRest() {
        String subscriber = world.subscriberOf(Asks.SEVEN);
        List<Map<String, Object>> requests = requests(subscriber, 20);

        Response answers = decide(requests);

        answers.then()
                .statusCode(200)
                .body("decisions.decision.requestId", equalTo(ids(requests)))
                .body("decisions.findAll { it.decision.outcome == 'GRANTED' }", hasSize(7))
                .body("decisions.findAll { it.decision.outcome == 'DOWNGRADED' }", hasSize(13))
                .body("decisions[6].decision.outcome", equalTo("GRANTED"))
                .header("RateLimit", nullValue());
        assertThat(rows.used(subscriber, "thinking-week")).isEqualTo(7);
        assertThat(rows.decisions(subscriber)).isEqualTo(20);
    }

    @Test
    void decidesAFullBatchOfOneSubscriberOnAnIdleMachine() {
        String subscriber = world.subscriberOf(Plans.plus());

        decide(requests(subscriber, 500))
                .then()
                .statusCode(200)
                .body("decisions.findAll { it.decision.outcome == 'GRANTED' }", hasSize(500));

        assertThat(rows.used(subscriber, "thinking-week")).isEqualTo(500);
    }

    @Test
    void putsAProblemInThePlaceOfWhatBreaksARule() {
        String subscriber = world.subscriberOf(Asks.SEVEN);
        List<Map<String, Object>> requests = requests(subscriber, 4);
        requests.get(0).put("subscriberId", "-ada");
        requests.get(2).put("estimate", Map.of("inputTokens", "many", "outputTokens", 1));

        decide(requests)
                .then()
                .statusCode(200)
                .body("decisions[0].decision", nullValue())
                .body("decisions[0].problem.status", equalTo(400))
                .body("decisions[0].problem.violations[0].field", equalTo("subscriberId"))
                .body("decisions[1].decision.outcome", equalTo("GRANTED"))
                .body("decisions[1].problem", nullValue())
                .body("decisions[2].problem.type", equalTo("urn:thinkwatt:problem:invalid-request"))
                .body("decisions[2].problem.violations[0].field", equalTo("estimate.inputTokens"))
                .body("decisions[3].decision.outcome", equalTo("GRANTED"));

        assertThat(rows.decisions(subscriber)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "\"text\"", "[]", "{}", "{\"colour\":\"red\"}"})
    void putsAProblemInThePlaceOfWhatIsNoRequest(String entry) {
        String subscriber = world.subscriberOf(Asks.SEVEN);
        String good = "{\"requestId\":\"r\",\"subscriberId\":\"%s\",\"selection\":\"AUTO\"}".formatted(subscriber);

        Gateway.post("/v1/decisions/batch", "{\"requests\":[" + entry + "," + good + "]}")
                .then()
                .statusCode(200)
                .body("decisions[0].problem.status", equalTo(400))
                .body("decisions[1].decision.outcome", equalTo("GRANTED"));
    }

    @Test
    void answersAnIdThatComesTwiceAsItWouldOneAfterTheOther() {
        String subscriber = world.subscriberOf(Asks.SEVEN);
        Map<String, Object> request = Gateway.request(subscriber, Plans.THINKING);
        Map<String, Object> other = new HashMap<>(request);
        other.put("model", Plans.REGULAR);

        decide(List.of(request, request, other))
                .then()
                .body("decisions[0].decision.replayed", equalTo(false))
                .body("decisions[1].decision.replayed", equalTo(true))
                .body("decisions[2].problem.status", equalTo(409));

        assertThat(rows.used(subscriber, "thinking-week")).isEqualTo(1);
        Gateway.decide(request).then().body("replayed", equalTo(true));
    }

    @Test
    void answersTheSameBatchAgainAndTakesNothingMore() {
        String subscriber = world.subscriberOf(Asks.SEVEN);
        List<Map<String, Object>> requests = requests(subscriber, 10);
        String first = decide(requests).asString();

        String again = decide(requests).asString();

        assertThat(again).isEqualTo(first.replace("\"replayed\":false", "\"replayed\":true"));
        assertThat(rows.decisions(subscriber)).isEqualTo(10);
    }

    @Test
    void deniesSomebodyUnknownInTheirPlace() {
        String subscriber = world.subscriberOf(Asks.SEVEN);

        decide(List.of(Gateway.request("nobody-knows-me", Plans.THINKING), Gateway.request(subscriber, Plans.THINKING)))
                .then()
                .body("decisions[0].decision.reason", equalTo("UNKNOWN_SUBSCRIBER"))
                .body("decisions[1].decision.outcome", equalTo("GRANTED"));
    }

    @Test
    void takesNoMoreThanTheLimitHoweverManyBatchesRunAtOnce() throws InterruptedException {
        String subscriber = world.subscriberOf(Asks.SEVEN);
        List<String> outcomes = Collections.synchronizedList(new ArrayList<>());
        Runnable batch = () -> outcomes.addAll(decide(requests(subscriber, 10)).path("decisions.decision.outcome"));

        Asks.inParallel(List.of(batch, batch, batch, batch));

        assertThat(outcomes).hasSize(40);
        assertThat(Collections.frequency(outcomes, "GRANTED")).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"requests": []}
            {}
            {"requests": null}
            {"requests": {}}
            """)
    void namesTheListThatIsNone(String body) {
        invalid(Gateway.post("/v1/decisions/batch", body), "requests");
    }

    @Test
    void refusesMoreThanItsLimitAndKeepsNothing() {
        String subscriber = world.subscriberOf(Asks.SEVEN);

        invalid(decide(requests(subscriber, 501)), "requests");

        assertThat(rows.decisions(subscriber)).isZero();
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        String large = "r".repeat(1024 * 1024);

        problem(Gateway.post("/v1/decisions/batch", "{\"requests\":[\"" + large + "\"]}"), 413, "body-too-large");
        problem(Gateway.post("/v1/decisions", "{\"requestId\":\"" + "r".repeat(70_000) + "\"}"), 413, "body-too-large");
    }

    private static List<Map<String, Object>> requests(String subscriber, int count) {
        return Stream.generate(() -> Gateway.request(subscriber, Plans.THINKING))
                .limit(count)
                .toList();
    }

    private static List<Object> ids(List<Map<String, Object>> requests) {
        return Arrays.asList(
                requests.stream().map(request -> request.get("requestId")).toArray());
    }

    private static Response decide(List<Map<String, Object>> requests) {
        return Gateway.post("/v1/decisions/batch", Map.of("requests", requests));
    }
}

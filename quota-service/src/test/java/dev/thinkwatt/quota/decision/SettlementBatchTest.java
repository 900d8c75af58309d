package dev.thinkwatt.quota.decision;

import static dev.thinkwatt.quota.Problems.invalid;
import static dev.thinkwatt.quota.Problems.problem;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.EventId;
import dev.thinkwatt.model.usage.UsageEvent;
import dev.thinkwatt.quota.EventSchema;
import dev.thinkwatt.quota.Gateway;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.PublishedWorld;
import dev.thinkwatt.support.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many settlements in one call, of requests that were decided and of such that nobody asked for. */
@QuarkusTest
class SettlementBatchTest {

    private static final Plan DENYING = Plans.plan(
            "denying",
            Plan.UnlistedModel.DENY,
            List.of(Plans.weekly("none", Plans.THINKING, 0, Allowance.Counts.ALL, new AtLimit.Deny())));

    @Inject
    PublishedWorld world;

    @Inject
    Rows rows;

    @Inject
    UsageTopic topic;

    @Test
    void settlesWhatWasDecidedUnderTheSameId() {
        String subscriber = world.subscriberOf(Asks.SEVEN);
        String decisionId = Gateway.decided(subscriber, Plans.THINKING);
        Map<String, Object> entry = entry(subscriber, requestOf(decisionId));

        settle(entry)
                .then()
                .statusCode(200)
                .body("settlements[0].settlement.decisionId", equalTo(decisionId))
                .body("settlements[0].settlement.state", equalTo("SETTLED"))
                .body("settlements[0].problem", nullValue());

        assertThat(rows.used(subscriber, "thinking-week")).isEqualTo(1);
        assertThat(topic.eventsOf(decisionId)).hasSize(1);
    }

    @Test
    void isTheSameSettlementWhereverItIsTold() {
        String subscriber = world.subscriberOf(Asks.SEVEN);
        String decisionId = Gateway.decided(subscriber, Plans.THINKING);
        Map<String, Object> settlement = Gateway.settlement(Plans.THINKING);
        Gateway.settle(decisionId, settlement).then().statusCode(200);
        Map<String, Object> entry = new HashMap<>(settlement);
        entry.put("subscriberId", subscriber);
        entry.put("requestId", requestOf(decisionId));

        settle(entry).then().body("settlements[0].settlement.replayed", equalTo(true));
    }

    @Test
    void makesADecisionOfUsageThatNobodyAskedFor() throws IOException {
        String subscriber = world.subscriberOf(Asks.SEVEN);
        String decisionId = settle(entry(subscriber, "told"))
                .then()
                .statusCode(200)
                .body("settlements[0].settlement.replayed", equalTo(false))
                .extract()
                .path("settlements[0].settlement.decisionId");

        get("/v1/decisions/" + decisionId)
                .then()
                .statusCode(200)
                .body("state", equalTo("SETTLED"))
                .body("decision.outcome", equalTo("GRANTED"))
                .body("decision.reason", equalTo("REPORTED"))
                .body("decision.model", equalTo(Plans.THINKING))
                .body("decision.allowances[0].used", equalTo("1"))
                .body("heldUntil", nullValue())
                .body("taken", hasSize(1));
        assertThat(rows.used(subscriber, "thinking-week")).isEqualTo(1);
        List<ConsumerRecord<String, String>> events = topic.eventsOf(decisionId);
        assertThat(events).hasSize(1);
        UsageEvent event = Json.tolerant().readValue(events.getFirst().value(), UsageEvent.class);
        assertThat(event.eventId()).isEqualTo(EventId.of(decisionId, 0));
        assertThat(event.plan()).isEqualTo(Asks.SEVEN.planVersion());
        assertThat(event.overage()).isFalse();
        assertThat(EventSchema.faults("usage.recorded", events.getFirst().value()))
                .isEmpty();
    }

    @Test
    void takesUsageBeyondTheLimit() {
        String subscriber = world.subscriberOf(DENYING);

        settle(entry(subscriber, "one"), entry(subscriber, "two"))
                .then()
                .body("settlements.findAll { it.settlement.state == 'SETTLED' }", hasSize(2));

        assertThat(rows.used(subscriber, "none")).isEqualTo(2);
    }

    @Test
    void answersTheSameAgainAndRefusesAnotherBodyInItsPlace() {
        String subscriber = world.subscriberOf(Asks.SEVEN);
        Map<String, Object> entry = entry(subscriber, "again");
        Map<String, Object> other = new HashMap<>(entry);
        other.put("site", "eu-north");

        settle(entry, entry, other)
                .then()
                .body("settlements[0].settlement.replayed", equalTo(false))
                .body("settlements[1].settlement.replayed", equalTo(true))
                .body("settlements[2].problem.status", equalTo(409));
        settle(entry).then().body("settlements[0].settlement.replayed", equalTo(true));

        assertThat(rows.decisions(subscriber)).isEqualTo(1);
        assertThat(rows.used(subscriber, "thinking-week")).isEqualTo(1);
    }

    @Test
    void tellsWhoeverAsksLaterThatTheIdWasUsed() {
        String subscriber = world.subscriberOf(Asks.SEVEN);
        settle(entry(subscriber, "used"));
        Map<String, Object> request = Gateway.request(subscriber, Plans.THINKING);
        request.put("requestId", "used");

        problem(Gateway.decide(request), 409, "conflict");
    }

    @Test
    void refusesInTheirPlacesWhatCannotBeSettled() {
        String subscriber = world.subscriberOf(Asks.SEVEN);
        String denied = Gateway.decided(world.subscriberOf(DENYING), Plans.THINKING);
        String released = Gateway.decided(subscriber, Plans.THINKING);
        Gateway.release(released, "TIMEOUT");
        Map<String, Object> unsold = entry(subscriber, "unsold");
        unsold.put("model", "gpt-9");

        settle(
                        entry(denied.split(":")[1], requestOf(denied)),
                        entry(subscriber, requestOf(released)),
                        entry("nobody-knows-me", "r"),
                        unsold,
                        entry(subscriber, "good"))
                .then()
                .statusCode(200)
                .body("settlements[0].problem.status", equalTo(409))
                .body("settlements[1].problem.status", equalTo(409))
                .body("settlements[2].problem.status", equalTo(404))
                .body("settlements[3].problem.violations[0].field", equalTo("model"))
                .body("settlements[4].settlement.state", equalTo("SETTLED"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            requestId        | a b
            subscriberId     | -ada
            model            | 'with space'
            tokenConvention  | MAYBE
            site             | 'a b'
            serviceTier      | FAST
            startedAt        | 2020-01-01T00:00:00Z
            startedAt        | 2999-01-01T00:00:00Z
            endedAt          | 2026-01-01T00:00:00Z
            colour           | red
            """)
    void namesTheFieldThatBreaksARule(String field, String value) {
        String subscriber = world.subscriberOf(Asks.SEVEN);
        Map<String, Object> bad = entry(subscriber, "bad");
        bad.put(field, value);

        settle(bad, entry(subscriber, "good"))
                .then()
                .statusCode(200)
                .body("settlements[0].problem.violations.field.contains('" + field + "')", equalTo(true))
                .body("settlements[1].settlement.state", equalTo("SETTLED"));
    }

    @Test
    void namesTheCountThatIsAbsurd() {
        Map<String, Object> bad = entry(world.subscriberOf(Asks.SEVEN), "bad");
        bad.put("usage", Map.of("inputTokens", 1, "cachedInputTokens", 2));

        settle(bad).then().body("settlements[0].problem.violations[0].field", equalTo("usage"));
    }

    @Test
    void takesOneOfTwoThatRace() throws InterruptedException {
        String subscriber = world.subscriberOf(Asks.SEVEN);
        List<String> answers = Collections.synchronizedList(new ArrayList<>());
        List<Runnable> racers = Stream.of("us-east", "eu-north", "us-east", "eu-north")
                .<Runnable>map(site -> () -> {
                    Map<String, Object> entry = entry(subscriber, "raced");
                    entry.put("site", site);
                    entry.put("startedAt", RACE.toString());
                    entry.put("endedAt", RACE.toString());
                    answers.add(String.valueOf((Object) settle(entry).path("settlements[0].settlement.replayed")));
                })
                .toList();

        Asks.inParallel(racers);

        assertThat(rows.decisions(subscriber)).isEqualTo(1);
        assertThat(rows.used(subscriber, "thinking-week")).isEqualTo(1);
        assertThat(answers).filteredOn("false"::equals).hasSize(1);
    }

    @Test
    void takesAFullBatch() {
        String subscriber = world.subscriberOf(Plans.plus());
        List<Map<String, Object>> entries = Stream.generate(
                        () -> entry(subscriber, UUID.randomUUID() + "-" + "x".repeat(90)))
                .limit(500)
                .toList();

        settle(entries).then().body("settlements.findAll { it.settlement.state == 'SETTLED' }", hasSize(500));

        assertThat(rows.used(subscriber, "thinking-week")).isEqualTo(500);
    }

    @Test
    void namesTheListThatIsEmptyOrTooLong() {
        invalid(settle(List.of()), "settlements");
        invalid(settle(Collections.nCopies(501, Map.of())), "settlements");
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        String large = "r".repeat(1024 * 1024);

        problem(Gateway.post("/v1/settlements", "{\"settlements\":[\"" + large + "\"]}"), 413, "body-too-large");
    }

    private static final Instant RACE = Instant.now().minus(Duration.ofSeconds(9));

    private static Map<String, Object> entry(String subscriber, String requestId) {
        Map<String, Object> entry = Gateway.settlement(Plans.THINKING);
        entry.put("subscriberId", subscriber);
        entry.put("requestId", requestId);
        return entry;
    }

    private static String requestOf(String decisionId) {
        return decisionId.split(":", 3)[2];
    }

    @SafeVarargs
    private static Response settle(Map<String, Object>... entries) {
        return settle(List.of(entries));
    }

    private static Response settle(List<Map<String, Object>> entries) {
        return Gateway.post("/v1/settlements", Map.of("settlements", entries));
    }
}

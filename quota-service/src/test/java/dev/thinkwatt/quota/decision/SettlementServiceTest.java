package dev.thinkwatt.quota.decision;

import static dev.thinkwatt.quota.Problems.invalid;
import static dev.thinkwatt.quota.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.EventId;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageEvent;
import dev.thinkwatt.quota.EventSchema;
import dev.thinkwatt.quota.Gateway;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.PublishedWorld;
import dev.thinkwatt.support.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SettlementServiceTest {

    @Inject
    PublishedWorld world;

    @Inject
    Rows rows;

    @Inject
    UsageTopic topic;

    @Test
    void sendsOneEventInDisjointKindsHoweverOftenItIsSettled() throws IOException {
        String subscriber = world.subscriberOf(Plans.plus());
        String id = Gateway.decided(subscriber, Plans.THINKING);
        Map<String, Object> settlement = Gateway.settlement(Plans.THINKING);

        String first =
                Gateway.settle(id, settlement).then().statusCode(200).extract().asString();
        String again =
                Gateway.settle(id, settlement).then().statusCode(200).extract().asString();

        assertThat(again).isEqualTo(first.replace("\"replayed\":false", "\"replayed\":true"));
        List<ConsumerRecord<String, String>> events = topic.eventsOf(id);
        assertThat(events).hasSize(1);
        UsageEvent event = Json.tolerant().readValue(events.getFirst().value(), UsageEvent.class);
        assertThat(event.usage()).isEqualTo(new Usage(1000, 200, 0, 0, 200, 300, 0, 0, 0, 0, 0));
        assertThat(event.eventId()).isEqualTo(EventId.of(id, 0));
        assertThat(event.plan()).isEqualTo(Plans.plus().planVersion());
        assertThat(event.subscriberId()).isEqualTo(subscriber);
        assertThat(EventSchema.faults("usage.recorded", events.getFirst().value()))
                .isEmpty();
    }

    @Test
    void sendsTheEventWithItsAccountAndSaysWhatItIs() {
        String id = settled(world.subscriberOf(Plans.plus()));

        ConsumerRecord<String, String> event = topic.eventsOf(id).getFirst();

        assertThat(event.key()).startsWith("account-");
        assertThat(header(event, "ce_id")).isEqualTo(EventId.of(id, 0).toString());
        assertThat(header(event, "ce_subject")).isEqualTo(event.key());
        assertThat(header(event, "ce_type")).isEqualTo("dev.thinkwatt.usage.recorded.v1");
        assertThat(header(event, "ce_source")).isEqualTo("/quota-service");
    }

    @Test
    void answersTheDecisionAsBeforeOnceItIsSettled() {
        String subscriber = world.subscriberOf(Plans.plus());
        Map<String, Object> request = Gateway.request(subscriber, Plans.THINKING);
        String first = Gateway.decide(request).asString();
        Gateway.settle(JsonPath.from(first).getString("decisionId"), Gateway.settlement(Plans.THINKING));

        assertThat(Gateway.decide(request).asString())
                .isEqualTo(first.replace("\"replayed\":false", "\"replayed\":true"));
    }

    @Test
    void refusesASecondSettlementWithAnotherBody() {
        String id = Gateway.decided(world.subscriberOf(Plans.plus()), Plans.THINKING);
        Map<String, Object> settlement = Gateway.settlement(Plans.THINKING);
        Gateway.settle(id, settlement);

        settlement.put("site", "eu-north");

        problem(Gateway.settle(id, settlement), 409, "conflict");
        assertThat(topic.eventsOf(id)).hasSize(1);
    }

    @Test
    void refusesToSettleWhatWasReleasedAndToReleaseWhatWasSettled() {
        String subscriber = world.subscriberOf(Plans.plus());
        String released = Gateway.decided(subscriber, Plans.THINKING);
        Gateway.release(released, "SERVER_ERROR").then().statusCode(200);

        problem(Gateway.settle(released, Gateway.settlement(Plans.THINKING)), 409, "conflict");
        problem(Gateway.release(settled(subscriber), "SERVER_ERROR"), 409, "conflict");
    }

    @Test
    void refusesToSettleADenial() {
        Plan none = Plans.plan(
                "none",
                Plan.UnlistedModel.DENY,
                List.of(Plans.weekly("none", Plans.THINKING, 0, Allowance.Counts.ALL, new AtLimit.Deny())));
        String denied = Gateway.decided(world.subscriberOf(none), Plans.THINKING);

        problem(Gateway.settle(denied, Gateway.settlement(Plans.THINKING)), 409, "conflict");
    }

    @Test
    void knowsNoDecisionThatWasNotMade() {
        String subscriber = world.subscriberOf(Plans.plus());
        String made = Gateway.decided(subscriber, Plans.THINKING);

        problem(Gateway.settle("20261124:nobody:x", Gateway.settlement(Plans.THINKING)), 404, "not-found");
        problem(Gateway.settle("20200101" + made.substring(8), Gateway.settlement(Plans.THINKING)), 404, "not-found");
        invalid(Gateway.settle("nonsense", Gateway.settlement(Plans.THINKING)), "decisionId");
    }

    private static String settled(String subscriber) {
        String id = Gateway.decided(subscriber, Plans.THINKING);
        Gateway.settle(id, Gateway.settlement(Plans.THINKING))
                .then()
                .statusCode(200)
                .body("state", equalTo("SETTLED"));
        return id;
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}

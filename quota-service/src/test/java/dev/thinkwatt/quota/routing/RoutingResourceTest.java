package dev.thinkwatt.quota.routing;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.Entitlements;
import dev.thinkwatt.model.plan.ModelTier;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.quota.Gateway;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.Problems;
import dev.thinkwatt.quota.PublishedWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RoutingResourceTest {

    private static final Plan FLOORED = Plans.with(
            Plans.plan("floored", Plan.UnlistedModel.DENY, List.of()),
            new Entitlements(null, ModelTier.MINI, List.of(), List.of()));

    @Inject
    PublishedWorld world;

    @Test
    void showsTheShareOfARouterThatMisroutes() {
        String subscriber = world.subscriberOf(FLOORED);
        route(subscriber, "no-such-model").then().body("outcome", equalTo("DENIED"));
        for (int n = 0; n < 3; n++) {
            route(subscriber, Plans.NANO)
                    .then()
                    .body("outcome", equalTo("SUBSTITUTED"))
                    .body("reason", equalTo("ROUTING_FLOOR"));
            route(subscriber, Plans.REGULAR).then().body("outcome", equalTo("GRANTED"));
        }

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            List<Map<String, Object>> shares = get("/v1/routing?last=PT10M")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("shares.findAll {it.planId == 'floored'}");
            assertThat(shares)
                    .extracting("model", "routed", "misrouted", "share")
                    .containsExactlyInAnyOrder(tuple(Plans.NANO, 3, 3, "1.0000"), tuple(Plans.REGULAR, 3, 0, "0.0000"));
        });
    }

    @Test
    void countsWhatWasMisroutedAndThenFellBack() {
        Plan plan = Plans.with(
                Plans.plan(
                        "floored-full",
                        Plan.UnlistedModel.DENY,
                        List.of(Plans.weekly(
                                "mini",
                                Plans.THINKING_MINI,
                                0,
                                Allowance.Counts.ALL,
                                new AtLimit.FallBack(Plans.REGULAR)))),
                FLOORED.entitlements());
        String subscriber = world.subscriberOf(plan);

        route(subscriber, Plans.NANO)
                .then()
                .body("outcome", equalTo("DOWNGRADED"))
                .body("model", equalTo(Plans.REGULAR));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> get("/v1/routing?last=PT10M")
                        .then()
                        .body("shares.find {it.planId == 'floored-full'}.misrouted", equalTo(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "PT0S", "-PT1H", "P36D"})
    void refusesALengthThatMakesNoSense(String last) {
        Problems.invalid(get("/v1/routing?last=" + last), "last");
    }

    private static Response route(String subscriber, String model) {
        Map<String, Object> request = Gateway.request(subscriber, model);
        request.put("selection", "AUTO");
        return Gateway.decide(request);
    }
}

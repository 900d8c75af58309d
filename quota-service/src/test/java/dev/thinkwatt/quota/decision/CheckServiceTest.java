package dev.thinkwatt.quota.decision;

import static dev.thinkwatt.quota.Problems.invalid;
import static dev.thinkwatt.quota.Problems.problem;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.Allowance.Unreachable;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.ModelTier;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.model.plan.Window;
import dev.thinkwatt.quota.Gateway;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.PublishedWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Looking without taking: checks and standings. */
@QuarkusTest
class CheckServiceTest {

    private static final Plan ONE =
            Plans.plan("look", Plan.UnlistedModel.SUBSTITUTE_DEFAULT, List.of(Plans.thinkingPerWeek(1)));

    @Inject
    PublishedWorld world;

    @Inject
    Rows rows;

    @Test
    void takesAndKeepsNothing() {
        String subscriber = world.subscriberOf(ONE);

        check(Map.of("subscriberId", subscriber, "model", Plans.THINKING, "selection", "MANUAL"))
                .then()
                .statusCode(200)
                .body("outcome", equalTo("GRANTED"))
                .body("allowances[0].used", equalTo("0"))
                .body("boundBy", nullValue());

        assertThat(rows.used(subscriber, "thinking-week")).isZero();
        assertThat(rows.decisions(subscriber)).isZero();
    }

    @Test
    void tellsWhatBindsAndTheChainWalked() {
        String subscriber = world.subscriberOf(ONE);
        Gateway.decided(subscriber, Plans.THINKING);

        check(Map.of("subscriberId", subscriber, "model", Plans.THINKING, "selection", "MANUAL"))
                .then()
                .body("outcome", equalTo("DOWNGRADED"))
                .body("boundBy", equalTo("thinking-week"))
                .body("chain.model", contains(Plans.THINKING, Plans.THINKING_MINI))
                .body("chain.fate", contains("EXHAUSTED", "SERVED"))
                .body("notice.relativeAccuracy", equalTo("0.8"));
    }

    @Test
    void tellsWhatWouldBeDecidedAnotherTime() {
        String subscriber = world.subscriberOf(ONE);
        Gateway.decided(subscriber, Plans.THINKING);
        Map<String, Object> request =
                new HashMap<>(Map.of("subscriberId", subscriber, "model", Plans.THINKING, "selection", "MANUAL"));

        request.put("at", Instant.now().plus(Duration.ofDays(8)).toString());
        check(request).then().body("outcome", equalTo("GRANTED")).body("allowances[0].used", equalTo("0"));
        request.put("at", Instant.now().minus(Duration.ofDays(36)).toString());
        invalid(check(request), "at");
        request.put("at", Instant.now().plus(Duration.ofDays(400)).toString());
        invalid(check(request), "at");
    }

    @Test
    void tellsWhatWouldBeDecidedOnceTheModelIsRetired() {
        ServedModel leaving = Plans.model("leaving", ModelTier.REGULAR, 128_000, "0.7");
        String subscriber = world.subscriberOf(Plans.with(ONE, "leaving", leaving));
        Instant retiresAt = Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS);
        Map<String, Object> request =
                new HashMap<>(Map.of("subscriberId", subscriber, "model", "leaving", "selection", "MANUAL"));
        world.publishRetirement(leaving, retiresAt);

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> check(request)
                        .then()
                        .body("outcome", equalTo("GRANTED"))
                        .body("retiresAt", equalTo(retiresAt.toString())));
        request.put("at", retiresAt.toString());
        check(request)
                .then()
                .body("outcome", equalTo("SUBSTITUTED"))
                .body("reason", equalTo("MODEL_NOT_IN_PLAN"))
                .body("retiresAt", equalTo(retiresAt.toString()));
    }

    @Test
    void namesTheFieldOfACheckThatBreaksARule() {
        invalid(check(Map.of("subscriberId", "a b", "selection", "MANUAL")), "subscriberId");
        invalid(check(Map.of("subscriberId", "ada")), "selection");
        invalid(check(Map.of("subscriberId", "ada", "selection", "AUTO", "at", "soon")), "at");
        check(Map.of("subscriberId", "nobody", "selection", "AUTO"))
                .then()
                .body("reason", equalTo("UNKNOWN_SUBSCRIBER"));
    }

    @Test
    void showsEveryAllowanceAndTheModelsThatAreOpen() {
        String subscriber = world.subscriberOf(ONE);
        standing(subscriber)
                .then()
                .statusCode(200)
                .body("plan.id", equalTo("look"))
                .body("defaultModel", equalTo(Plans.REGULAR))
                .body("openModels", hasItem(Plans.THINKING))
                .body("allowances[0].remaining", equalTo("1"));

        Gateway.decided(subscriber, Plans.THINKING);

        standing(subscriber)
                .then()
                .body("openModels", not(hasItem(Plans.THINKING)))
                .body("openModels", hasItem(Plans.THINKING_MINI))
                .body("allowances[0].used", equalTo("1"))
                .body("allowances[0].remaining", equalTo("0"));
    }

    @Test
    void tellsWhatOfTheUseTheirOpenDecisionsHold() {
        String subscriber = world.subscriberOf(
                Plans.plan("look-held", Plan.UnlistedModel.SUBSTITUTE_DEFAULT, List.of(Plans.thinkingPerWeek(3))));
        standing(subscriber).then().body("allowances[0]", not(hasKey("reserved")));
        String settled = Gateway.decided(subscriber, Plans.THINKING);
        String released = Gateway.decided(subscriber, Plans.THINKING);

        standing(subscriber)
                .then()
                .body("allowances[0].used", equalTo("2"))
                .body("allowances[0].reserved", equalTo("2"));
        Gateway.settle(settled, Gateway.settlement(Plans.THINKING));
        standing(subscriber)
                .then()
                .body("allowances[0].used", equalTo("2"))
                .body("allowances[0].reserved", equalTo("1"));
        Gateway.release(released, "NOT_SENT");
        standing(subscriber)
                .then()
                .body("allowances[0].used", equalTo("1"))
                .body("allowances[0]", not(hasKey("reserved")));
        Gateway.decide(Gateway.request(subscriber, Plans.THINKING))
                .then()
                .body("allowances[0].used", equalTo("2"))
                .body("allowances[0]", not(hasKey("reserved")));
    }

    @Test
    void tellsBeforehandWhatEachAllowanceWantsOfAGatewayThatCannotAsk() {
        String subscriber = world.subscriberOf(Plans.plan(
                "away",
                Plan.UnlistedModel.DENY,
                List.of(
                        wanting("week", Plans.THINKING, new AtLimit.FallBack(Plans.NANO), Unreachable.DOWNGRADE),
                        wanting("day", Plans.OLD, new AtLimit.Deny(), Unreachable.CLOSED),
                        wanting("hour", Plans.NANO, new AtLimit.FallBack(Plans.OLD), null))));

        standing(subscriber)
                .then()
                .body("allowances.whenUnreachable.act", contains("DOWNGRADE", "CLOSED", "OPEN"))
                .body("allowances[0].whenUnreachable.models", contains(Plans.THINKING))
                .body("allowances.whenUnreachable.fallback", contains(Plans.NANO, null, null));
        Gateway.decide(Gateway.request(subscriber, Plans.THINKING))
                .then()
                .body("allowances[0]", not(hasKey("whenUnreachable")));
    }

    private static Allowance wanting(String id, String model, AtLimit atLimit, @Nullable Unreachable whenUnreachable) {
        return new Allowance(
                id,
                Allowance.Meter.REQUESTS,
                Set.of(model),
                BigDecimal.TEN,
                new Window.Calendar(Window.Unit.WEEK),
                Allowance.Scope.SUBSCRIBER,
                Allowance.Counts.ALL,
                atLimit,
                null,
                null,
                whenUnreachable);
    }

    @Test
    void opensNothingToASuspendedAccount() {
        standing(world.subscriberOf(ONE, "UTC", Account.Status.SUSPENDED))
                .then()
                .body("accountStatus", equalTo("SUSPENDED"))
                .body("openModels", empty());
    }

    @Test
    void hasNoStandingOfSomebodyUnknown() {
        problem(standing("nobody"), 404, "not-found");
        invalid(standing("a b"), "subscriberId");
    }

    private static Response check(Map<String, Object> request) {
        return Gateway.post("/v1/decisions/check", request);
    }

    private static Response standing(String subscriberId) {
        return get("/v1/subscribers/{subscriberId}/standing", subscriberId);
    }
}

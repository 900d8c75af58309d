package dev.thinkwatt.quota.grant;

import static org.hamcrest.Matchers.equalTo;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Window;
import dev.thinkwatt.quota.Gateway;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.PublishedWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A team's pool above each seat's own allowance. */
@QuarkusTest
class PoolTest {

    private static final Plan TEAM = Plans.plan(
            "team",
            Plan.UnlistedModel.DENY,
            List.of(
                    Plans.weekly("seat", Plans.THINKING, 2, Allowance.Counts.ALL, new AtLimit.Deny()),
                    new Allowance(
                            "pool",
                            Allowance.Meter.REQUESTS,
                            Set.of(Plans.THINKING),
                            new BigDecimal("3"),
                            new Window.Calendar(Window.Unit.MONTH),
                            Allowance.Scope.ACCOUNT,
                            Allowance.Counts.ALL,
                            new AtLimit.FallBack(Plans.THINKING_MINI),
                            null,
                            null,
                            null)));

    @Inject
    PublishedWorld world;

    @Test
    void isSharedByTheAccountsSubscribersAndGivesBack() {
        String one = world.subscriberOf(TEAM);
        String other = world.seatOf("account-" + one.substring("subscriber-".length()), one + "-mate");
        ask(one).body("outcome", equalTo("GRANTED"));
        String second = Gateway.decided(one, Plans.THINKING);
        ask(one).body("outcome", equalTo("DENIED"));
        ask(other)
                .body("outcome", equalTo("GRANTED"))
                .body("allowances.find {it.allowance == 'pool'}.used", equalTo("3"));
        ask(other)
                .body("outcome", equalTo("DOWNGRADED"))
                .body("allowances.find {it.allowance == 'pool'}.scope", equalTo("ACCOUNT"));

        Gateway.release(second, "TIMEOUT").then().statusCode(200);

        ask(other).body("outcome", equalTo("GRANTED"));
        ask(one).body("outcome", equalTo("DOWNGRADED"));
    }

    @Test
    void isRaisedForAllWhereOneIsGranted() {
        String one = world.subscriberOf(TEAM);
        String other = world.seatOf("account-" + one.substring("subscriber-".length()), one + "-mate");
        ask(one);
        ask(one);
        ask(other).body("outcome", equalTo("GRANTED"));
        ask(other).body("outcome", equalTo("DOWNGRADED"));

        Gateway.post(
                        "/v1/subscribers/" + one + "/grants",
                        Map.of(
                                "grantId",
                                "for-all",
                                "kind",
                                "BALANCE",
                                "allowance",
                                "pool",
                                "amount",
                                "1",
                                "expiresAt",
                                Instant.now().plusSeconds(3600).toString(),
                                "reason",
                                "A busy week."))
                .then()
                .statusCode(201);

        ask(other).body("outcome", equalTo("GRANTED"));
    }

    private static ValidatableResponse ask(String subscriber) {
        return Gateway.decide(Gateway.request(subscriber, Plans.THINKING))
                .then()
                .statusCode(200);
    }
}

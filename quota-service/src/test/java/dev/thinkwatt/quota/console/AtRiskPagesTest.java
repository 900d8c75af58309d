package dev.thinkwatt.quota.console;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;

import dev.thinkwatt.model.plan.Entitlements;
import dev.thinkwatt.model.plan.ModelTier;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.quota.Browser;
import dev.thinkwatt.quota.Gateway;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.PublishedWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestSecurity(user = "Olga Operations", roles = "operations")
class AtRiskPagesTest {

    private static final String PAGE = "/console/quota/at-risk";

    @Inject
    PublishedWorld world;

    @Test
    void showsWhoIsNearALimitAndWhoWasDowngradedMostOfOnePlan() {
        Plan plan = plan("risk-near");
        String often = world.subscriberOf(plan);
        String once = world.subscriberOf(plan);
        String never = world.subscriberOf(plan);
        String elsewhere = world.subscriberOf(plan("risk-elsewhere"));
        People.ask(often, 6);
        People.ask(once, 3);
        People.ask(never, 1);
        People.ask(elsewhere, 2);

        Browser.page(PAGE + "?plan=risk-near")
                .body(stringContainsInOrder("Near a limit now", link(often), "2 of 2", "Came near a limit, by plan"))
                .body(stringContainsInOrder("Downgraded most", link(often), ">4<", link(once), ">1<"))
                .body(stringContainsInOrder(
                        "Downgrades by plan and model", Plans.THINKING, Plans.THINKING_MINI, ">5<", ">2<"))
                .body(not(containsString(link(never))), not(containsString(link(elsewhere))));
    }

    @Test
    void showsWhoIsNearALimitWhoseOwnPlanTellsThemOfOtherShares() {
        String usedUp = world.subscriberOf(telling("risk-half", 2, 50));
        String near = world.subscriberOf(telling("risk-late", 6, 90));
        People.ask(usedUp, 2);
        People.ask(near, 5);

        Browser.page(PAGE + "?plan=risk-half")
                .body(stringContainsInOrder(link(usedUp), "2 of 2", "Came near a limit, by plan", ">1<", ">1<"));
        Browser.page(PAGE + "?plan=risk-late")
                .body(stringContainsInOrder(link(near), "5 of 6", "Came near a limit, by plan", ">1<", ">0<"));
        Browser.page(People.page(usedUp))
                .body(stringContainsInOrder("What they were told", "Share reached", "50 %"))
                .body(not(containsString("Used up</span>")));
    }

    private static Plan telling(String id, long limit, int percent) {
        return Plans.with(
                Plans.plan(id, Plan.UnlistedModel.DENY, List.of(Plans.thinkingPerWeek(limit))),
                new Entitlements(null, null, List.of(percent), List.of()));
    }

    @Test
    void leavesOutWhoWasGrantedMoreSinceTheyWereTold() {
        String subscriber = world.subscriberOf(plan("risk-granted"));
        People.ask(subscriber, 2);
        Browser.page(PAGE + "?plan=risk-granted").body(containsString(link(subscriber)));

        Gateway.post(
                        "/v1/subscribers/" + subscriber + "/grants",
                        Map.of(
                                "grantId", "more",
                                "kind", "LIMIT",
                                "allowance", "thinking-week",
                                "amount", "10",
                                "expiresAt",
                                        Instant.now().plus(Duration.ofDays(9)).toString(),
                                "reason", "goodwill"))
                .then()
                .statusCode(201);

        Browser.page(PAGE + "?plan=risk-granted").body(not(containsString(link(subscriber))));
    }

    @Test
    void showsTheMisroutedShareThereAndByModel() {
        String subscriber = world.subscriberOf(Plans.with(
                Plans.plan("risk-routed", Plan.UnlistedModel.DENY, List.of()),
                new Entitlements(null, ModelTier.MINI, List.of(), List.of())));
        for (String model : List.of(Plans.NANO, Plans.REGULAR, Plans.REGULAR, Plans.REGULAR)) {
            Map<String, Object> request = Gateway.request(subscriber, model);
            request.put("selection", "AUTO");
            Gateway.decide(request).then().statusCode(200);
        }

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> Browser.page(PAGE + "?plan=risk-routed")
                        .body(stringContainsInOrder("Misrouted in 24 hours", "risk-routed", ">4<", ">1<", "25.00 %")));
        Browser.page("/console/quota/routing?last=PT1H")
                .body(stringContainsInOrder("By plan and model", "risk-routed", Plans.NANO, "100.00 %"))
                .body(containsString("<option value=\"PT1H\" selected>"));
    }

    @Test
    void saysWhatAppearsWhereNobodyIsAtRisk() {
        Browser.page(PAGE + "?plan=nobody-has-this")
                .body(containsString("Nobody has used 80 %"), containsString("Nobody was."))
                .body(containsString("No router has chosen a model."));
    }

    @Test
    void refusesWhatNoPageOffers() {
        Browser.open(PAGE + "?plan=%00").then().statusCode(400);
        Browser.open("/console/quota/routing?last=PT2H").then().statusCode(400);
    }

    private static Plan plan(String id) {
        return Plans.plan(id, Plan.UnlistedModel.SUBSTITUTE_DEFAULT, List.of(Plans.thinkingPerWeek(2)));
    }

    private static String link(String subscriberId) {
        return "/console/quota/subscribers/" + subscriberId + "\"";
    }
}

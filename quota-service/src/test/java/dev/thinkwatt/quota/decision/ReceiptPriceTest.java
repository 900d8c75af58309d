package dev.thinkwatt.quota.decision;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Price;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import dev.thinkwatt.quota.Gateway;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.PublishedWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What receipts say that a request would be. */
@QuarkusTest
class ReceiptPriceTest {

    @Inject
    PublishedWorld world;

    @Test
    void pricesTheEstimateUntilItIsSettled() {
        String id = decided(world.subscriberOf(PRICED));

        receipt(id)
                .body("price.worth.amount", equalTo("0.014"))
                .body("price.worth.currency", equalTo("USD"))
                .body("price.basis", equalTo("ESTIMATE"))
                .body("price.included", equalTo(true))
                .body("estimate.inputTokens", equalTo(2_000));
    }

    /** 1000 uncached and 200 cached tokens in, 200 out and 300 of reasoning. */
    @Test
    void pricesWhatWasUsedOnceThatIsKnown() {
        String id = decided(world.subscriberOf(PRICED));

        Gateway.settle(id, Gateway.settlement(Plans.THINKING)).then().body("serviceTier", equalTo("STANDARD"));

        receipt(id).body("price.worth.amount", equalTo("0.0071")).body("price.basis", equalTo("SETTLEMENT"));
    }

    @Test
    void pricesNothingThatWasReleased() {
        String id = decided(world.subscriberOf(PRICED));

        Gateway.release(id, "TIMEOUT").then().statusCode(200);

        receipt(id).body("price", nullValue());
    }

    private static ValidatableResponse receipt(String id) {
        return get("/v1/decisions/" + id).then().statusCode(200);
    }

    private static String decided(String subscriber) {
        Map<String, Object> request = Gateway.request(subscriber, Plans.THINKING);
        request.put("estimate", Map.of("inputTokens", 2_000, "outputTokens", 1_000));
        return Gateway.decide(request).then().statusCode(200).extract().path("decisionId");
    }

    private static final Plan PRICED = priced();

    private static Plan priced() {
        Plan plan = Plans.plan("priced", Plan.UnlistedModel.DENY, List.of());
        return new Plan(
                plan.id(),
                plan.version(),
                plan.name(),
                plan.paid(),
                plan.baseFee(),
                plan.usageTerms(),
                plan.unlistedModel(),
                plan.models(),
                plan.allowances(),
                List.of(
                        price(UsageKind.INPUT, "2"),
                        price(UsageKind.CACHED_INPUT, "0.5"),
                        price(UsageKind.OUTPUT, "10"),
                        price(UsageKind.REASONING, "10")),
                plan.surcharge(),
                plan.hold(),
                plan.expiry(),
                plan.entitlements());
    }

    private static Price price(UsageKind kind, String perMillion) {
        return new Price(Plans.THINKING, kind, ServiceTier.STANDARD, Money.of(perMillion, "USD"), 1_000_000);
    }
}

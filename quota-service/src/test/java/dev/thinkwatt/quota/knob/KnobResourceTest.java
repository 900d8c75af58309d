package dev.thinkwatt.quota.knob;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.Entitlements;
import dev.thinkwatt.model.plan.Knob;
import dev.thinkwatt.model.plan.Knobs;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.quota.Gateway;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.Problems;
import dev.thinkwatt.quota.PublishedWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class KnobResourceTest {

    private static final Plan OFFERING = Plans.with(
            Plans.plan("offering", Plan.UnlistedModel.DENY, List.of()),
            new Entitlements(
                    null,
                    null,
                    List.of(),
                    List.of(
                            new Knob.Persona(List.of(Knobs.Style.BALANCED, Knobs.Style.WARM), 20, 80),
                            new Knob.SpendingCap(Money.of("100", "USD")))));

    @Inject
    PublishedWorld world;

    @Test
    void comeBackWithEachDecision() {
        String subscriber = world.subscriberOf(OFFERING);
        Gateway.decide(Gateway.request(subscriber, Plans.REGULAR))
                .then()
                .body("knobs.persona.style", equalTo("BALANCED"))
                .body("knobs.spendingCap", nullValue());

        set(subscriber, "{\"persona\": {\"style\": \"WARM\", \"warmth\": 70}}")
                .then()
                .statusCode(200);

        Gateway.decide(Gateway.request(subscriber, Plans.REGULAR))
                .then()
                .body("knobs.persona.style", equalTo("WARM"))
                .body("knobs.persona.warmth", equalTo(70));
        get("/v1/subscribers/" + subscriber + "/standing").then().body("knobs.persona.warmth", equalTo(70));
    }

    @Test
    void stayAsChosenWhenThePlanGivesSomethingElse() {
        String subscriber = world.subscriberOf(giving("giving", Knobs.Style.BALANCED, Knobs.Style.WARM));
        String other = world.subscriberOf(giving("giving", Knobs.Style.BALANCED, Knobs.Style.WARM));
        set(subscriber, "{\"persona\": {\"style\": \"BALANCED\", \"warmth\": 50}}")
                .then()
                .statusCode(200);

        world.publish(giving("giving", Knobs.Style.WARM, Knobs.Style.BALANCED));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> get("/v1/subscribers/" + other + "/standing")
                        .then()
                        .body("knobs.persona.style", equalTo("WARM")));
        get("/v1/subscribers/" + subscriber + "/standing").then().body("knobs.persona.style", equalTo("BALANCED"));
    }

    private static Plan giving(String id, Knobs.Style... styles) {
        return Plans.with(
                Plans.plan(id, Plan.UnlistedModel.DENY, List.of()),
                new Entitlements(null, null, List.of(), List.of(new Knob.Persona(List.of(styles), 20, 80))));
    }

    @Test
    void capSpendingFromTheNextRequestOn() {
        String subscriber = world.subscriberOf(OFFERING);

        set(subscriber, "{\"spendingCap\": {\"amount\": \"0\", \"currency\": \"USD\"}}")
                .then()
                .statusCode(200);

        Gateway.decide(Gateway.request(subscriber, Plans.REGULAR))
                .then()
                .body("outcome", equalTo("DENIED"))
                .body("allowances[0].allowance", equalTo("spending-cap"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        persona.style        | {"persona": {"style": "NEUTRAL", "warmth": 50}}
        persona.warmth       | {"persona": {"style": "WARM", "warmth": 90}}
        spendingCap.amount   | {"spendingCap": {"amount": "100.01", "currency": "USD"}}
        spendingCap.currency | {"spendingCap": {"amount": "1", "currency": "EUR"}}
        safetyLevel          | {"safetyLevel": "STRICT"}
        """)
    void namesTheFieldThatThePlanDoesNotOffer(String field, String body) {
        String subscriber = world.subscriberOf(OFFERING);

        Problems.invalid(set(subscriber, body), field);
    }

    private static Response set(String subscriber, String body) {
        return given().contentType(ContentType.JSON).body(body).put("/v1/subscribers/" + subscriber + "/knobs");
    }
}

package dev.thinkwatt.quota.gateway;

import static dev.thinkwatt.quota.Problems.invalid;
import static dev.thinkwatt.quota.Problems.problem;
import static dev.thinkwatt.quota.gateway.Proxy.check;
import static dev.thinkwatt.quota.gateway.Proxy.said;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.quota.Gateway;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.PublishedWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class GatewayReleaseTest {

    private static final Plan ONE =
            Plans.plan("proxied-one", Plan.UnlistedModel.SUBSTITUTE_DEFAULT, List.of(Plans.thinkingPerWeek(1)));

    @Inject
    PublishedWorld world;

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 599})
    void givesTheUnitBackAfterAFailureOfTheModel(int status) {
        String subscriber = world.subscriberOf(ONE);
        String decision = decided(subscriber);

        release(Map.of("decisionId", decision, "status", status))
                .then()
                .statusCode(200)
                .body("returned", hasSize(1));

        check(said(subscriber, Plans.THINKING)).then().header("X-Thinkwatt-Outcome", "GRANTED");
    }

    @Test
    void keepsTheUnitAfterAFaultOfTheClient() {
        String subscriber = world.subscriberOf(ONE);
        String decision = decided(subscriber);

        release(Map.of("decisionId", decision, "status", 422))
                .then()
                .statusCode(200)
                .body("cause", equalTo("CLIENT_ERROR"))
                .body("returned", empty());

        check(said(subscriber, Plans.THINKING)).then().header("X-Thinkwatt-Outcome", "DOWNGRADED");
    }

    @Test
    void isOneReleaseHoweverItIsTold() {
        String subscriber = world.subscriberOf(ONE);
        Map<String, String> said = said(subscriber, Plans.THINKING);
        String decision = check(said).header("X-Thinkwatt-Decision");
        release(Map.of("decisionId", decision, "status", 500)).then().statusCode(200);

        release(Map.of("subscriberId", subscriber, "requestId", said.get("X-Request-Id"), "status", 502))
                .then()
                .statusCode(200)
                .body("replayed", equalTo(true))
                .body("decisionId", equalTo(decision));
        Gateway.release(decision, "SERVER_ERROR").then().statusCode(200).body("replayed", equalTo(true));
    }

    @Test
    void hearsHeadersAlone() {
        String subscriber = world.subscriberOf(ONE);
        String decision = decided(subscriber);

        byHeaders(decision, "502").then().statusCode(200).body("returned", hasSize(1));
        byHeaders(decision, "500").then().statusCode(200).body("replayed", equalTo(true));
    }

    @ParameterizedTest
    @CsvSource({
        "X-Thinkwatt-Status, 20261124:ada:r, 200",
        "X-Thinkwatt-Status, 20261124:ada:r, none",
        "decisionId,         nonsense,       500"
    })
    void namesTheHeaderThatBreaksARule(String header, String decision, String status) {
        invalid(byHeaders(decision, status), header);
    }

    @Test
    void refusesWhatWasSettledAndWhatIsNot() {
        String decision = decided(world.subscriberOf(ONE));
        Gateway.settle(decision, Gateway.settlement(Plans.THINKING));

        problem(release(Map.of("decisionId", decision, "status", 500)), 409, "conflict");
        problem(release(Map.of("subscriberId", "nobody", "requestId", "none", "cause", "TIMEOUT")), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            status     | {"decisionId": "20261124:ada:r"}
            status     | {"decisionId": "20261124:ada:r", "status": 500, "cause": "TIMEOUT"}
            status     | {"decisionId": "20261124:ada:r", "status": 200}
            status     | {"decisionId": "20261124:ada:r", "status": 600}
            cause      | {"decisionId": "20261124:ada:r", "cause": "BOREDOM"}
            decisionId | {"status": 500}
            decisionId | {"subscriberId": "ada", "status": 500}
            decisionId | {"decisionId": "20261124:ada:r", "requestId": "r", "status": 500}
            decisionId | {"decisionId": "nonsense", "status": 500}
            """)
    void namesTheFieldThatBreaksARule(String field, String body) {
        invalid(Gateway.post("/v1/gateway/release", body), field);
    }

    private static Response release(Map<String, Object> body) {
        return Gateway.post("/v1/gateway/release", body);
    }

    private static Response byHeaders(String decision, String status) {
        return given().header("X-Thinkwatt-Decision", decision)
                .header("X-Thinkwatt-Status", status)
                .get("/v1/gateway/release");
    }

    private static String decided(String subscriber) {
        return check(said(subscriber, Plans.THINKING)).header("X-Thinkwatt-Decision");
    }
}

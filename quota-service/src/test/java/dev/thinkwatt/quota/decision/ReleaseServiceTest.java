package dev.thinkwatt.quota.decision;

import static dev.thinkwatt.quota.Problems.invalid;
import static dev.thinkwatt.quota.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.quota.Gateway;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.PublishedWorld;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ReleaseServiceTest {

    private static final Plan ONE =
            Plans.plan("one", Plan.UnlistedModel.SUBSTITUTE_DEFAULT, List.of(Plans.thinkingPerWeek(1)));

    @Inject
    PublishedWorld world;

    @Inject
    Rows rows;

    @ParameterizedTest
    @ValueSource(strings = {"SERVER_ERROR", "TIMEOUT", "NOT_SENT"})
    void givesTheUnitBackForWhatWasNotTheClientsDoing(String cause) {
        String subscriber = world.subscriberOf(ONE);

        Gateway.release(Gateway.decided(subscriber, Plans.THINKING), cause)
                .then()
                .statusCode(200)
                .body("state", equalTo("RELEASED"))
                .body("returned[0].allowance", equalTo("thinking-week"))
                .body("returned[0].units", equalTo("1"));

        assertThat(rows.used(subscriber, "thinking-week")).isZero();
        Gateway.decide(Gateway.request(subscriber, Plans.THINKING)).then().body("outcome", equalTo("GRANTED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLIENT_ERROR", "CLIENT_CANCELLED"})
    void keepsTheUnitForWhatTheClientDid(String cause) {
        String subscriber = world.subscriberOf(ONE);

        Gateway.release(Gateway.decided(subscriber, Plans.THINKING), cause)
                .then()
                .statusCode(200)
                .body("returned", empty());

        assertThat(rows.used(subscriber, "thinking-week")).isEqualTo(1);
    }

    @Test
    void givesBackOnceHoweverOftenItIsReleased() {
        String subscriber = world.subscriberOf(ONE);
        String id = Gateway.decided(subscriber, Plans.THINKING);

        String first = Gateway.release(id, "TIMEOUT").asString();
        Gateway.decided(subscriber, Plans.THINKING);
        String again = Gateway.release(id, "TIMEOUT").asString();

        assertThat(again).isEqualTo(first.replace("\"replayed\":false", "\"replayed\":true"));
        assertThat(rows.used(subscriber, "thinking-week")).isEqualTo(1);
    }

    @Test
    void refusesAnotherCauseAndWhatIsNone() {
        String id = Gateway.decided(world.subscriberOf(ONE), Plans.THINKING);

        invalid(Gateway.release(id, "BOREDOM"), "cause");
        Gateway.release(id, "TIMEOUT").then().statusCode(200);
        problem(Gateway.release(id, "CLIENT_ERROR"), 409, "conflict");
        problem(Gateway.release("20261124:nobody:x", "TIMEOUT"), 404, "not-found");
    }
}

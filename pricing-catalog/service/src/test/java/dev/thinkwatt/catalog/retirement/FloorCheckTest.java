package dev.thinkwatt.catalog.retirement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.catalog.model.ServedModelService;
import dev.thinkwatt.catalog.testing.TestPlans;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.support.problem.Violation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FloorCheckTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Instant LATER = NOW.plus(Duration.ofDays(40));

    @Inject
    TestPlans plans;

    @Inject
    ServedModelService models;

    @Inject
    FloorCheck check;

    @Test
    void asksWhereTheLastModelThatReachesTheFloorIsRetiredAndLeavesWhatWasPublishedAlone() {
        Plan plan = plans.floored("floored", "floor-last");
        models.publish(plans.model("floor-last"));
        retire("floor-last");

        assertThat(check.doubts(plan))
                .containsExactly(new Violation(
                        "entitlements.routingFloor",
                        "is reached by no model from " + LATER + " on: what a router sends is denied then"));
        for (Instant from : List.of(LATER.minusSeconds(1), LATER)) {
            assertThat(check.violations(plan, from, null)).isEmpty();
        }
    }

    @Test
    void saysNothingWhereAModelThatReachesItStays() {
        models.publish(plans.model("floor-one"));
        models.publish(plans.model("floor-other"));
        retire("floor-one");

        for (Plan plan : List.of(plans.selling("floor-low", "floor-one"), plans.floored("floor-kept", "floor-other"))) {
            assertThat(check.doubts(plan)).isEmpty();
        }
    }

    private void retire(String model) {
        QuarkusTransaction.requiringNew().run(() -> models.retire(model, LATER, "Nobody asks for it."));
    }
}

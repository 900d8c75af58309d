package dev.thinkwatt.quota.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.thinkwatt.local.testing.LocalInfrastructure;
import dev.thinkwatt.model.catalog.Migration;
import dev.thinkwatt.model.catalog.Migration.Mode;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.quota.Gateway;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.PublishedWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Decisions are made under the version that a migration leaves a subscriber on, until it moves them. */
@QuarkusTest
@QuarkusTestResource(value = LocalInfrastructure.class, initArgs = @ResourceArg(name = "database", value = "quota"))
class MigrationTest {

    private static final Instant SUPERSEDED =
            Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MICROS);
    private static final Instant MOVED = SUPERSEDED.plus(Duration.ofDays(40));
    private static final Duration MOMENT = Duration.ofNanos(1000);

    @Inject
    PublishedWorld world;

    @Inject
    Subscribers subscribers;

    @Test
    void whoIsGrandfatheredIsDecidedUnderTheirVersion() {
        String subscriber = subscriber("quota-kept", Mode.GRANDFATHER, null);

        assertThat(version(subscriber, MOVED.plus(Duration.ofDays(3650)))).isEqualTo(1);
        Gateway.decide(Gateway.request(subscriber, Plans.REGULAR))
                .then()
                .statusCode(200)
                .body("plan.version", equalTo(1));
    }

    @Test
    void whoIsMovedAtOnceIsDecidedUnderTheNewVersionFromTheInstantOn() {
        String subscriber = subscriber("quota-moved", Mode.AT_ONCE, MOVED);

        assertThat(version(subscriber, SUPERSEDED)).isEqualTo(1);
        assertThat(version(subscriber, MOVED.minus(MOMENT))).isEqualTo(1);
        assertThat(version(subscriber, MOVED)).isEqualTo(2);
    }

    @Test
    void whoIsMovedAtRenewalIsDecidedUnderTheNewVersionFromTheirNextMonthOn() {
        String subscriber = subscriber("quota-renewed", Mode.AT_RENEWAL, MOVED);
        Instant month = YearMonth.from(MOVED.atZone(ZoneOffset.UTC))
                .plusMonths(1)
                .atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();

        assertThat(version(subscriber, MOVED)).isEqualTo(1);
        assertThat(version(subscriber, month.minus(MOMENT))).isEqualTo(1);
        assertThat(version(subscriber, month)).isEqualTo(2);
    }

    /** Of a plan whose second version is in force since an hour. */
    private String subscriber(String planId, Mode mode, @Nullable Instant effectiveAt) {
        Plan plan = Plans.plan(planId, Plan.UnlistedModel.SUBSTITUTE_DEFAULT, List.of());
        String subscriber = world.subscriberOf(plan);
        world.publish(Plans.with(plan, 2), SUPERSEDED);
        await().atMost(Duration.ofSeconds(20)).until(() -> version(subscriber, SUPERSEDED) == 2);
        world.publish(new Migration(planId, planId, 1, 2, mode, effectiveAt, SUPERSEDED.minus(Duration.ofDays(1))));
        await().atMost(Duration.ofSeconds(20)).until(() -> version(subscriber, SUPERSEDED) == 1);
        return subscriber;
    }

    private int version(String subscriberId, Instant at) {
        return subscribers.known(subscriberId, at).plan().version();
    }
}

package dev.thinkwatt.quota.policy;

import static dev.thinkwatt.quota.policy.Cases.NEXT_MONDAY;
import static dev.thinkwatt.quota.policy.Cases.NOW;
import static dev.thinkwatt.quota.policy.Cases.auto;
import static dev.thinkwatt.quota.policy.Cases.exhausted;
import static dev.thinkwatt.quota.policy.Cases.fallingBack;
import static dev.thinkwatt.quota.policy.Cases.fates;
import static dev.thinkwatt.quota.policy.Cases.manual;
import static dev.thinkwatt.quota.policy.Cases.plan;
import static dev.thinkwatt.quota.policy.Cases.subscriber;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.Entitlements;
import dev.thinkwatt.model.plan.ModelTier;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Window;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.policy.Decision.Denied;
import dev.thinkwatt.quota.policy.Decision.Downgraded;
import dev.thinkwatt.quota.policy.Decision.Granted;
import dev.thinkwatt.quota.policy.Decision.Substituted;
import dev.thinkwatt.quota.policy.Walk.Fate;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A retired model is one that the plan does not have; until the last moment before, it is served. */
class RetirementTest {

    private static final Instant LATER = NOW.plus(Duration.ofHours(1));

    @Test
    void servesUntilTheLastMoment() {
        Subscriber subscriber = subscriber(Plans.plus(), Map.of(Plans.OLD, LATER));

        assertThat(decide(subscriber, manual(Plans.OLD), LATER.minusNanos(1))).isInstanceOf(Granted.class);
        assertThat(subscriber.retiresAt(Plans.OLD)).isEqualTo(LATER);
        assertThat(subscriber.retiresAt(Plans.REGULAR)).isNull();
    }

    @Test
    void substitutesTheDefaultFromThenOn() {
        Subscriber subscriber = subscriber(Plans.plus(), Map.of(Plans.OLD, LATER));

        assertThat(decide(subscriber, manual(Plans.OLD), LATER)).isInstanceOfSatisfying(Substituted.class, served -> {
            assertThat(served.model().id()).isEqualTo(Plans.REGULAR);
            assertThat(served.reason()).isEqualTo(Reason.MODEL_NOT_IN_PLAN);
        });
    }

    @Test
    void deniesWhereThePlanDeniesWhatItDoesNotHave() {
        Plan strict = Plans.plan("strict", Plan.UnlistedModel.DENY, List.of());

        assertThat(decide(subscriber(strict, retired(Plans.OLD)), manual(Plans.OLD), NOW))
                .isEqualTo(new Denied(Reason.MODEL_NOT_IN_PLAN, null, Walk.NONE));
    }

    @Test
    void deniesWhereTheDefaultIsRetiredToo() {
        Subscriber subscriber = subscriber(Plans.plus(), retired(Plans.OLD, Plans.REGULAR));

        assertThat(decide(subscriber, manual(Plans.OLD), NOW))
                .isEqualTo(new Denied(Reason.MODEL_NOT_IN_PLAN, null, Walk.NONE));
        assertThat(decide(subscriber, manual(null), NOW))
                .isEqualTo(new Denied(Reason.MODEL_NOT_IN_PLAN, null, Walk.NONE));
    }

    @Test
    void isNotOpen() {
        assertThat(Policy.openModels(subscriber(Plans.plus(), retired(Plans.OLD)), Holdings.NONE, NOW))
                .containsExactly(Plans.REGULAR, Plans.THINKING, Plans.THINKING_MINI, Plans.NANO);
    }

    @Test
    void passesOverARetiredFallback() {
        Plan plan = plan(fallingBack("a", Plans.THINKING, Plans.OLD), fallingBack("b", Plans.OLD, Plans.THINKING_MINI));

        Decision decision =
                Policy.decide(subscriber(plan, retired(Plans.OLD)), manual(Plans.THINKING), exhausted(plan, "a"), NOW);

        assertThat(decision).isInstanceOfSatisfying(Downgraded.class, downgraded -> {
            assertThat(downgraded.model().id()).isEqualTo(Plans.THINKING_MINI);
            assertThat(fates(downgraded)).containsExactly(Fate.EXHAUSTED, Fate.RETIRED, Fate.SERVED);
        });
    }

    @Test
    void leavesNothingOfALimitToAFallbackThatIsRetired() {
        Plan plan = plan(Plans.allowance(
                "day",
                Set.of(Plans.THINKING),
                2,
                Window.Unit.DAY,
                Allowance.Counts.ALL,
                new AtLimit.FallBack(Plans.THINKING_MINI, new BigDecimal("0.5"))));
        Subscriber subscriber = subscriber(plan, retired(Plans.THINKING_MINI));
        Holdings half = Holdings.NONE.plus(
                subscriber, decide(subscriber, manual(Plans.THINKING), NOW).taken(), NOW);

        assertThat(Policy.decide(subscriber, manual(Plans.THINKING), half, NOW)).isInstanceOf(Granted.class);
        assertThat(Policy.decide(subscriber(plan), manual(Plans.THINKING), half, NOW))
                .isInstanceOf(Downgraded.class);
    }

    @Test
    void liftsARoutersChoiceToNoRetiredModel() {
        Plan floored = Plans.with(plan(), new Entitlements(null, ModelTier.REGULAR, List.of(), List.of()));
        Decision before = Policy.decide(subscriber(floored), auto(Plans.NANO), Holdings.NONE, NOW);
        String lifted = Promises.served(before).orElseThrow();

        Decision after = decide(subscriber(floored, retired(lifted)), auto(Plans.NANO), NOW);

        assertThat(after).isInstanceOfSatisfying(Substituted.class, served -> {
            assertThat(served.reason()).isEqualTo(Reason.ROUTING_FLOOR);
            assertThat(served.model().id()).isNotEqualTo(lifted);
        });
    }

    @Test
    void promisesNobodyToBeBackAfterItIsRetired() {
        Plan falling = plan(fallingBack("week", Plans.THINKING, Plans.THINKING_MINI));
        Plan denying = plan(Plans.weekly("week", Plans.THINKING, 1, Allowance.Counts.ALL, Cases.DENY));
        Map<String, Instant> onMonday = Map.of(Plans.THINKING, NEXT_MONDAY);

        assertThat(Policy.decide(subscriber(falling, onMonday), manual(Plans.THINKING), exhausted(falling), NOW))
                .isInstanceOfSatisfying(
                        Downgraded.class,
                        downgraded -> assertThat(downgraded.notice().resetsAt()).isNull());
        assertThat(Policy.decide(subscriber(denying, onMonday), manual(Plans.THINKING), exhausted(denying), NOW))
                .isInstanceOfSatisfying(
                        Denied.class, denied -> assertThat(denied.retryAfter()).isNull());
    }

    private static Decision decide(Subscriber subscriber, Ask ask, Instant at) {
        return Policy.decide(subscriber, ask, Holdings.NONE, at);
    }

    private static Map<String, Instant> retired(String... models) {
        return Arrays.stream(models).collect(Collectors.toMap(model -> model, model -> NOW));
    }
}

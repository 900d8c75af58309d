package dev.thinkwatt.quota.policy;

import static dev.thinkwatt.quota.policy.Cases.DENY;
import static dev.thinkwatt.quota.policy.Cases.NEXT_MONDAY;
import static dev.thinkwatt.quota.policy.Cases.NOW;
import static dev.thinkwatt.quota.policy.Cases.decide;
import static dev.thinkwatt.quota.policy.Cases.exhausted;
import static dev.thinkwatt.quota.policy.Cases.fallingBack;
import static dev.thinkwatt.quota.policy.Cases.fates;
import static dev.thinkwatt.quota.policy.Cases.manual;
import static dev.thinkwatt.quota.policy.Cases.plan;
import static dev.thinkwatt.quota.policy.Cases.subscriber;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Window;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.policy.Decision.Denied;
import dev.thinkwatt.quota.policy.Decision.Downgraded;
import dev.thinkwatt.quota.policy.Decision.Granted;
import dev.thinkwatt.quota.policy.Walk.Fate;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChainTest {

    @Test
    void walksAChainOfAnyLength() {
        Plan plan = plan(
                fallingBack("a", Plans.THINKING, Plans.REGULAR),
                fallingBack("b", Plans.REGULAR, Plans.THINKING_MINI),
                fallingBack("c", Plans.THINKING_MINI, Plans.NANO));

        assertThat(decide(plan, manual(Plans.THINKING), exhausted(plan)))
                .isInstanceOfSatisfying(Downgraded.class, downgraded -> {
                    assertThat(downgraded.model().id()).isEqualTo(Plans.NANO);
                    assertThat(downgraded.notice().from()).isEqualTo(Plans.THINKING);
                    assertThat(downgraded.notice().relativeAccuracy()).isEqualByComparingTo("0.6");
                    assertThat(fates(downgraded))
                            .containsExactly(Fate.EXHAUSTED, Fate.EXHAUSTED, Fate.EXHAUSTED, Fate.SERVED);
                });
    }

    @Test
    void leavesACycleOfFallbacks() {
        Plan plan =
                plan(fallingBack("a", Plans.THINKING, Plans.REGULAR), fallingBack("b", Plans.REGULAR, Plans.THINKING));

        assertThat(decide(plan, manual(Plans.THINKING), exhausted(plan))).isInstanceOf(Denied.class);
    }

    @Test
    void saysToRetryWhenTheFirstModelOfTheChainOpensAgain() {
        Plan plan = plan(
                fallingBack("week", Plans.THINKING, Plans.REGULAR),
                Plans.allowance("day", Set.of(Plans.REGULAR), 1, Window.Unit.DAY, Allowance.Counts.ALL, DENY));

        assertThat(decide(plan, manual(Plans.THINKING), exhausted(plan)))
                .isInstanceOfSatisfying(
                        Denied.class, denied -> assertThat(denied.retryAfter()).isEqualTo(Duration.ofHours(16)));
    }

    @Test
    void skipsAFallbackThatCannotReadSoLongAContext() {
        Plan plan = plan(fallingBack("a", Plans.THINKING, Plans.OLD), fallingBack("b", Plans.OLD, Plans.THINKING_MINI));

        Decision decision =
                decide(plan, new Ask(Plans.THINKING, Selection.MANUAL, 150_000, null), exhausted(plan, "a"));

        assertThat(decision).isInstanceOfSatisfying(Downgraded.class, downgraded -> {
            assertThat(downgraded.model().id()).isEqualTo(Plans.THINKING_MINI);
            assertThat(fates(downgraded)).containsExactly(Fate.EXHAUSTED, Fate.CONTEXT_TOO_SMALL, Fate.SERVED);
        });
    }

    @Test
    void deniesRatherThanForgetALongContext() {
        Plan plan = plan(fallingBack("a", Plans.REGULAR, Plans.OLD));

        assertThat(decide(plan, new Ask(Plans.REGULAR, Selection.MANUAL, 200_000, null), exhausted(plan)))
                .isInstanceOfSatisfying(
                        Denied.class,
                        denied -> assertThat(denied.retryAfter()).isEqualTo(Duration.between(NOW, NEXT_MONDAY)));
    }

    @Test
    void chargesOverageWithoutTakingWhatIsNotThere() {
        Plan plan = plan(Plans.weekly("thinking", Plans.THINKING, 2, Allowance.Counts.ALL, new AtLimit.Overage()));

        assertThat(decide(plan, manual(Plans.THINKING), exhausted(plan)))
                .isInstanceOfSatisfying(Granted.class, granted -> {
                    assertThat(granted.overage()).isTrue();
                    assertThat(granted.reason()).isEqualTo(Reason.OVERAGE);
                    assertThat(granted.taken()).isEmpty();
                    assertThat(fates(granted)).containsExactly(Fate.SERVED_AS_OVERAGE);
                });
    }

    @Test
    void takesFromEveryAllowanceThatCountsTheModel() {
        Plan plan = plan(
                Plans.thinkingPerWeek(10),
                Plans.allowance(
                        "pool",
                        Set.of(Plans.THINKING, Plans.THINKING_MINI),
                        5,
                        Window.Unit.HOUR,
                        Allowance.Counts.ALL,
                        DENY));

        assertThat(decide(plan, manual(Plans.THINKING), Holdings.NONE).taken())
                .extracting(Taken::allowance)
                .containsExactly("thinking-week", "pool");
    }

    @Test
    void refusesWhereOneOfSeveralFullAllowancesRefuses() {
        Plan plan = plan(
                Plans.thinkingPerWeek(1),
                Plans.allowance("hour", Set.of(Plans.THINKING), 1, Window.Unit.HOUR, Allowance.Counts.ALL, DENY));

        assertThat(decide(plan, manual(Plans.THINKING), exhausted(plan)))
                .isInstanceOfSatisfying(Denied.class, denied -> {
                    assertThat(denied.walk().boundBy()).contains("hour");
                    // By then only the other is full, and that one falls back.
                    assertThat(denied.retryAfter()).isEqualTo(Duration.ofHours(1));
                });
    }

    @Test
    void stepsDownEarlyToAModelOfTheSameTier() {
        Plan plan = plan(Plans.allowance(
                "pool",
                Set.of(Plans.THINKING, Plans.REGULAR),
                2,
                Window.Unit.DAY,
                Allowance.Counts.ALL,
                new AtLimit.FallBack(Plans.REGULAR, new BigDecimal("0.5"))));
        Holdings half = Holdings.NONE.plus(
                subscriber(plan),
                decide(plan, manual(Plans.THINKING), Holdings.NONE).taken(),
                NOW);

        assertThat(decide(plan, manual(Plans.THINKING), half))
                .isInstanceOfSatisfying(
                        Downgraded.class,
                        downgraded -> assertThat(downgraded.model().id()).isEqualTo(Plans.REGULAR));
    }
}

package dev.thinkwatt.quota.policy;

import static dev.thinkwatt.quota.policy.Cases.DENY;
import static dev.thinkwatt.quota.policy.Cases.NEXT_MONDAY;
import static dev.thinkwatt.quota.policy.Cases.NOW;
import static dev.thinkwatt.quota.policy.Cases.account;
import static dev.thinkwatt.quota.policy.Cases.auto;
import static dev.thinkwatt.quota.policy.Cases.decide;
import static dev.thinkwatt.quota.policy.Cases.exhausted;
import static dev.thinkwatt.quota.policy.Cases.manual;
import static dev.thinkwatt.quota.policy.Cases.plan;
import static dev.thinkwatt.quota.policy.Cases.subscriber;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.policy.Decision.Denied;
import dev.thinkwatt.quota.policy.Decision.Downgraded;
import dev.thinkwatt.quota.policy.Decision.Granted;
import dev.thinkwatt.quota.policy.Decision.Substituted;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyTest {

    @Test
    void grantsTheModelAskedForWhileItsAllowanceHasRoom() {
        Decision decision = decide(Plans.plus(), manual(Plans.THINKING), Holdings.NONE);

        assertThat(decision).isInstanceOfSatisfying(Granted.class, granted -> {
            assertThat(granted.model().id()).isEqualTo(Plans.THINKING);
            assertThat(granted.reason()).isEqualTo(Reason.WITHIN_ALLOWANCES);
            assertThat(granted.taken()).extracting(Taken::allowance).containsExactly("thinking-week");
        });
    }

    /** The article's Plus. */
    @Test
    void serves3000ThinkingMessagesAWeekAndThenThinkingMiniAt08OfTheAccuracy() {
        Holdings holdings = Holdings.NONE;
        for (int message = 1; message <= 3000; message++) {
            Decision decision = decide(Plans.plus(), manual(Plans.THINKING), holdings);
            assertThat(decision).as("message %d", message).isInstanceOf(Granted.class);
            holdings = holdings.plus(subscriber(Plans.plus()), decision.taken(), NOW);
        }

        Decision decision = decide(Plans.plus(), manual(Plans.THINKING), holdings);

        assertThat(decision).isInstanceOfSatisfying(Downgraded.class, downgraded -> {
            assertThat(downgraded.notice())
                    .isEqualTo(new Notice(Plans.THINKING, Plans.THINKING_MINI, new BigDecimal("0.8"), NEXT_MONDAY));
            assertThat(downgraded.walk().boundBy()).contains("thinking-week");
            assertThat(downgraded.taken()).isEmpty();
        });
        assertThat(Policy.decide(subscriber(Plans.plus()), manual(Plans.THINKING), holdings, NEXT_MONDAY))
                .isInstanceOf(Granted.class);
    }

    @Test
    void doesNotCountWhatARouterChoseAgainstAnAllowanceForManualSelections() {
        Decision decision = decide(Plans.plus(), auto(Plans.THINKING), exhausted(Plans.plus()));

        assertThat(decision).isInstanceOf(Granted.class);
        assertThat(decision.taken()).isEmpty();
        assertThat(decision.walk().standings()).isEmpty();
    }

    @Test
    void countsWhatARouterChoseAgainstAnAllowanceForAll() {
        Plan plan = plan(Plans.weekly("all", Plans.THINKING, 5, Allowance.Counts.ALL, DENY));

        assertThat(decide(plan, auto(Plans.THINKING), Holdings.NONE).taken()).hasSize(1);
        assertThat(decide(plan, auto(Plans.THINKING), exhausted(plan))).isInstanceOf(Denied.class);
    }

    @Test
    void servesTheDefaultWhenNoModelIsNamed() {
        assertThat(decide(Plans.plus(), manual(null), Holdings.NONE))
                .isInstanceOfSatisfying(
                        Granted.class,
                        granted -> assertThat(granted.model().id()).isEqualTo(Plans.REGULAR));
    }

    @Test
    void deniesWhenNoModelIsNamedAndThePlanHasNoDefault() {
        Subscriber subscriber = subscriber(Plans.plus(), account(Account.Status.ACTIVE), null);

        assertThat(Policy.decide(subscriber, manual(null), Holdings.NONE, NOW))
                .isEqualTo(new Denied(Reason.NO_DEFAULT_MODEL, null, Walk.NONE));
    }

    @Test
    void substitutesTheDefaultForAModelThatThePlanDoesNotHave() {
        assertThat(decide(Plans.plus(), manual("gpt-5-pro"), Holdings.NONE))
                .isInstanceOfSatisfying(Substituted.class, substituted -> {
                    assertThat(substituted.model().id()).isEqualTo(Plans.REGULAR);
                    assertThat(substituted.reason()).isEqualTo(Reason.MODEL_NOT_IN_PLAN);
                });
    }

    @Test
    void saysThatASubstituteWasDowngradedWhenItsAllowanceIsUsedUp() {
        Plan plan =
                plan(Plans.weekly("regular", Plans.REGULAR, 1, Allowance.Counts.ALL, new AtLimit.FallBack(Plans.NANO)));

        assertThat(decide(plan, manual("gpt-5-pro"), exhausted(plan)))
                .isInstanceOfSatisfying(
                        Downgraded.class,
                        downgraded -> assertThat(downgraded.notice().from()).isEqualTo(Plans.REGULAR));
    }

    @Test
    void deniesAModelThatThePlanDoesNotHaveWhereThePlanSaysSo() {
        Plan plan = Plans.plan("strict", Plan.UnlistedModel.DENY, List.of());

        assertThat(decide(plan, manual("gpt-5-pro"), Holdings.NONE))
                .isEqualTo(new Denied(Reason.MODEL_NOT_IN_PLAN, null, Walk.NONE));
    }

    @Test
    void deniesASuspendedAccountBeforeAnythingElse() {
        Subscriber subscriber = subscriber(Plans.plus(), account(Account.Status.SUSPENDED), Plans.REGULAR);

        assertThat(Policy.decide(subscriber, manual("gpt-5-pro"), Holdings.NONE, NOW))
                .isEqualTo(new Denied(Reason.ACCOUNT_SUSPENDED, null, Walk.NONE));
    }

    @Test
    void deniesUntilTheWindowResets() {
        Plan plan = plan(Plans.weekly("thinking", Plans.THINKING, 2, Allowance.Counts.ALL, DENY));

        assertThat(decide(plan, manual(Plans.THINKING), exhausted(plan)))
                .isInstanceOfSatisfying(Denied.class, denied -> {
                    assertThat(denied.reason()).isEqualTo(Reason.ALLOWANCE_EXHAUSTED);
                    assertThat(denied.retryAfter()).isEqualTo(Duration.between(NOW, NEXT_MONDAY));
                });
    }

    @Test
    void opensTheModelsThatWouldBeServedByName() {
        assertThat(Policy.openModels(subscriber(Plans.plus()), exhausted(Plans.plus()), NOW))
                .containsExactly(Plans.REGULAR, Plans.THINKING_MINI, Plans.NANO, Plans.OLD);
    }
}

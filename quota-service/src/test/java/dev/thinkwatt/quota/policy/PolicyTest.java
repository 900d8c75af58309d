package dev.thinkwatt.quota.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Window;
import dev.thinkwatt.model.usage.Selection;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final Instant NEXT_MONDAY = Instant.parse("2026-11-30T00:00:00Z");
    private static final AtLimit DENY = new AtLimit.Deny();

    @Test
    void grantsTheModelAskedForWhileItsAllowanceHasRoom() {
        Decision decision = decide(Plans.plus(), manual(Plans.THINKING), Counters.NONE);

        assertThat(decision).isInstanceOfSatisfying(Granted.class, granted -> {
            assertThat(granted.model().id()).isEqualTo(Plans.THINKING);
            assertThat(granted.reason()).isEqualTo(Reason.WITHIN_ALLOWANCES);
            assertThat(granted.taken()).extracting(Taken::allowance).containsExactly("thinking-week");
        });
    }

    /** The article's Plus. */
    @Test
    void serves3000ThinkingMessagesAWeekAndThenThinkingMiniAt08OfTheAccuracy() {
        Counters counters = Counters.NONE;
        for (int message = 1; message <= 3000; message++) {
            Decision decision = decide(Plans.plus(), manual(Plans.THINKING), counters);
            assertThat(decision).as("message %d", message).isInstanceOf(Granted.class);
            counters = counters.plus(decision.taken(), NOW);
        }

        Decision decision = decide(Plans.plus(), manual(Plans.THINKING), counters);

        assertThat(decision).isInstanceOfSatisfying(Downgraded.class, downgraded -> {
            assertThat(downgraded.notice())
                    .isEqualTo(new Notice(Plans.THINKING, Plans.THINKING_MINI, new BigDecimal("0.8"), NEXT_MONDAY));
            assertThat(downgraded.walk().boundBy()).contains("thinking-week");
            assertThat(downgraded.taken()).isEmpty();
        });
        assertThat(Policy.decide(subscriber(Plans.plus()), manual(Plans.THINKING), counters, NEXT_MONDAY))
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

        assertThat(decide(plan, auto(Plans.THINKING), Counters.NONE).taken()).hasSize(1);
        assertThat(decide(plan, auto(Plans.THINKING), exhausted(plan))).isInstanceOf(Denied.class);
    }

    @Test
    void servesTheDefaultWhenNoModelIsNamed() {
        assertThat(decide(Plans.plus(), manual(null), Counters.NONE))
                .isInstanceOfSatisfying(
                        Granted.class,
                        granted -> assertThat(granted.model().id()).isEqualTo(Plans.REGULAR));
    }

    @Test
    void deniesWhenNoModelIsNamedAndThePlanHasNoDefault() {
        Subscriber subscriber = new Subscriber("s-1", account(Account.Status.ACTIVE), Plans.plus(), null);

        assertThat(Policy.decide(subscriber, manual(null), Counters.NONE, NOW))
                .isEqualTo(new Denied(Reason.NO_DEFAULT_MODEL, null, Walk.NONE));
    }

    @Test
    void substitutesTheDefaultForAModelThatThePlanDoesNotHave() {
        assertThat(decide(Plans.plus(), manual("gpt-5-pro"), Counters.NONE))
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

        assertThat(decide(plan, manual("gpt-5-pro"), Counters.NONE))
                .isEqualTo(new Denied(Reason.MODEL_NOT_IN_PLAN, null, Walk.NONE));
    }

    @Test
    void deniesASuspendedAccountBeforeAnythingElse() {
        Subscriber subscriber = new Subscriber("s-1", account(Account.Status.SUSPENDED), Plans.plus(), Plans.REGULAR);

        assertThat(Policy.decide(subscriber, manual("gpt-5-pro"), Counters.NONE, NOW))
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

        Decision decision = decide(plan, new Ask(Plans.THINKING, Selection.MANUAL, 150_000), exhausted(plan, "a"));

        assertThat(decision).isInstanceOfSatisfying(Downgraded.class, downgraded -> {
            assertThat(downgraded.model().id()).isEqualTo(Plans.THINKING_MINI);
            assertThat(fates(downgraded)).containsExactly(Fate.EXHAUSTED, Fate.CONTEXT_TOO_SMALL, Fate.SERVED);
        });
    }

    @Test
    void deniesRatherThanForgetALongContext() {
        Plan plan = plan(fallingBack("a", Plans.REGULAR, Plans.OLD));

        assertThat(decide(plan, new Ask(Plans.REGULAR, Selection.MANUAL, 200_000), exhausted(plan)))
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

        assertThat(decide(plan, manual(Plans.THINKING), Counters.NONE).taken())
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
                    assertThat(denied.retryAfter()).isEqualTo(Duration.between(NOW, NEXT_MONDAY));
                });
    }

    @Test
    void opensTheModelsThatWouldBeServedByName() {
        assertThat(Policy.openModels(subscriber(Plans.plus()), exhausted(Plans.plus()), NOW))
                .containsExactly(Plans.REGULAR, Plans.THINKING_MINI, Plans.NANO, Plans.OLD);
    }

    private static Decision decide(Plan plan, Ask ask, Counters counters) {
        return Policy.decide(subscriber(plan), ask, counters, NOW);
    }

    private static Subscriber subscriber(Plan plan) {
        return new Subscriber("s-1", account(Account.Status.ACTIVE), plan, Plans.REGULAR);
    }

    private static Account account(Account.Status status) {
        return Plans.account("a-1", "plus", "UTC", status);
    }

    private static Plan plan(Allowance... allowances) {
        return Plans.plan("test", Plan.UnlistedModel.SUBSTITUTE_DEFAULT, Arrays.asList(allowances));
    }

    private static Allowance fallingBack(String id, String model, String to) {
        return Plans.weekly(id, model, 1, Allowance.Counts.ALL, new AtLimit.FallBack(to));
    }

    private static Ask manual(@Nullable String model) {
        return new Ask(model, Selection.MANUAL, 0);
    }

    private static Ask auto(String model) {
        return new Ask(model, Selection.AUTO, 0);
    }

    private static List<Fate> fates(Decision decision) {
        return decision.walk().steps().stream().map(Walk.Step::fate).toList();
    }

    /** All allowances of a plan used up, or only those named. */
    private static Counters exhausted(Plan plan, String... ids) {
        List<Taken> all = Policy.standings(subscriber(plan), Counters.NONE, NOW).stream()
                .filter(standing -> ids.length == 0 || List.of(ids).contains(standing.allowance()))
                .map(standing -> new Taken(standing.allowance(), standing.window(), standing.limit()))
                .toList();
        return Counters.NONE.plus(all, NOW);
    }
}

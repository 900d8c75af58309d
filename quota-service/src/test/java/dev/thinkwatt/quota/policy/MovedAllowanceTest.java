package dev.thinkwatt.quota.policy;

import static dev.thinkwatt.quota.policy.Cases.NOW;
import static dev.thinkwatt.quota.policy.Cases.subscriber;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.Allowance.Meter;
import dev.thinkwatt.model.plan.Allowance.Scope;
import dev.thinkwatt.model.plan.Anchor;
import dev.thinkwatt.model.plan.Estimate;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Window;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.model.usage.Served;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.policy.Corrections.Used;
import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A decision that is closed under a later version of its plan, which has changed the allowance that it took from. */
class MovedAllowanceTest {

    private static final Plan SEATS = Cases.plan(tokens(Scope.SUBSCRIBER, 1000));
    private static final Plan POOL = Cases.plan(tokens(Scope.ACCOUNT, 1000));
    private static final Plan LARGER = Cases.plan(tokens(Scope.SUBSCRIBER, 5000));
    private static final Ask ASK = new Ask(Plans.REGULAR, Selection.MANUAL, 0, new Estimate(1000, 0));

    private final Decision decision = Cases.decide(SEATS, ASK, Holdings.NONE);
    private final Holdings taken = Holdings.NONE.plus(subscriber(SEATS), decision.taken(), NOW);

    @Test
    void correctsTheSeatThatItTookFromWhereTheAllowanceIsTheAccountsNow() {
        Corrections.Result result = settled(POOL, taken, 1600);

        assertThat(result.holdings().pooled()).isEqualTo(Counters.NONE);
        assertThat(result.holdings()
                        .own()
                        .standing(tokens(Scope.SUBSCRIBER, 1000), BigDecimal.TEN, anchor(), NOW)
                        .used())
                .isEqualByComparingTo("1600");
    }

    @Test
    void takesNoTopUpWhereARaisedLimitHasRoom() {
        Grant pack = Grant.of("pack", Grant.Kind.BALANCE, "tokens", BigDecimal.valueOf(900), 0, NOW.plusSeconds(99));
        Holdings toppedUp = taken.with(Scope.SUBSCRIBER, own -> own.plus(pack));

        assertThat(settled(LARGER, toppedUp, 1600).holdings().own().grants()).containsExactly(pack);
        assertThat(settled(SEATS, toppedUp, 1600).holdings().own().grants())
                .extracting(Grant::left)
                .containsExactly(BigDecimal.valueOf(300));
    }

    @Test
    void tellsNobodyOfTheAccountsShareForWhatASeatTook() {
        Holdings pooled = new Holdings(
                taken.own(),
                Holdings.NONE
                        .plus(
                                subscriber(POOL),
                                Cases.decide(POOL, ASK, Holdings.NONE).taken(),
                                NOW)
                        .pooled());

        assertThat(Thresholds.used(subscriber(POOL), pooled, decision.taken(), NOW)
                        .crossings())
                .isEmpty();
    }

    @Test
    void givesBackToTheSeatByNoRuleOfTheAccounts() {
        Plan tight = Cases.plan(tokens(Scope.ACCOUNT, 10));

        assertThat(Releases.release(subscriber(tight), taken, decision.taken(), NOW)
                        .returned())
                .containsExactly(new Releases.Returned("tokens", BigDecimal.valueOf(1000)));
    }

    private Corrections.Result settled(Plan present, Holdings holdings, long tokens) {
        Used used = new Used(Served.expected(Plans.REGULAR, Usage.ofText(tokens, 0)), Plans.REGULAR, NOW, false);
        return Corrections.correct(subscriber(present), SEATS, holdings, decision.taken(), used, NOW);
    }

    private static Anchor anchor() {
        return subscriber(SEATS).anchor();
    }

    private static Allowance tokens(Scope scope, long limit) {
        return new Allowance(
                "tokens",
                Meter.TOKENS,
                Set.of(Plans.REGULAR),
                BigDecimal.valueOf(limit),
                new Window.Calendar(Window.Unit.WEEK),
                scope,
                Allowance.Counts.ALL,
                Cases.DENY,
                null,
                null,
                null);
    }
}

package dev.thinkwatt.model.plan;

import static dev.thinkwatt.model.Sample.THINKING;
import static dev.thinkwatt.model.Sample.listPrices;
import static dev.thinkwatt.model.Sample.price;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.thinkwatt.model.Sample;
import dev.thinkwatt.model.plan.Plan.UsageTerms;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.UsageKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final ServedModel MINI = Sample.model("gpt-5-thinking-mini", "0.8", Sample.PROFILE);
    private static final Allowance WEEKLY = allowance("weekly", Set.of(THINKING.id()), 3000, new AtLimit.Deny());

    @Test
    void findsItsModelsAndAllowances() {
        Plan plan = plan(List.of(THINKING, MINI), List.of(WEEKLY), listPrices(THINKING));

        assertThat(plan.planVersion()).isEqualTo(new PlanVersion("plus", 1));
        assertThat(plan.model("gpt-5-thinking-mini")).contains(MINI);
        assertThat(plan.model("gpt-4o")).isEmpty();
        assertThat(plan.allowance("weekly")).contains(WEEKLY);
        assertThat(plan.allowance("daily")).isEmpty();
    }

    @Test
    void namesOnlyModelsThatItSells() {
        List<ServedModel> sold = List.of(THINKING);
        Allowance ofMini = allowance("mini", Set.of(MINI.id()), 1, new AtLimit.Deny());
        Allowance toMini = allowance("weekly", Set.of(THINKING.id()), 1, new AtLimit.FallBack(MINI.id()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(sold, List.of(ofMini), List.of()))
                .withMessageContaining("gpt-5-thinking-mini");
        assertThatIllegalArgumentException().isThrownBy(() -> plan(sold, List.of(toMini), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> plan(sold, List.of(), listPrices(MINI)));
        assertThatIllegalArgumentException().isThrownBy(() -> plan(List.of(), List.of(), List.of()));
    }

    @Test
    void namesNothingTwice() {
        Price one = price(THINKING, UsageKind.INPUT, "1.25", 1_000_000);
        Price other = price(THINKING, UsageKind.INPUT, "1.30", 1_000_000);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(List.of(THINKING), List.of(), List.of(one, other)))
                .withMessageContaining("INPUT of gpt-5-thinking in tier STANDARD");
        assertThatIllegalArgumentException().isThrownBy(() -> plan(List.of(THINKING, THINKING), List.of(), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(List.of(THINKING), List.of(WEEKLY, WEEKLY), List.of()));
    }

    @Test
    void anAllowanceListsItsModelsInOneOrder() {
        Allowance pool = allowance("pool", Set.of("c", "a", "b"), 1, new AtLimit.Overage());

        assertThat(pool.models()).containsExactly("a", "b", "c");
    }

    @Test
    void anAllowanceMayAllowNothing() {
        assertThat(allowance("closed", Set.of("a"), 0, new AtLimit.Deny()).limit())
                .isZero();
    }

    @Test
    void callsNoAllowanceWhatASubscribersOwnCapIsCalled() {
        Allowance cap = allowance("spending-cap", Set.of(THINKING.id()), 1, new AtLimit.Deny());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(List.of(THINKING), List.of(cap), List.of()))
                .withMessageContaining("own cap");
    }

    @Test
    void refusesAllowancesThatMakeNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> allowance("none", Set.of(), 1, new AtLimit.Deny()));
        assertThatIllegalArgumentException().isThrownBy(() -> allowance("less", Set.of("a"), -1, new AtLimit.Deny()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> allowance("loop", Set.of("a", "b"), 1, new AtLimit.FallBack("b")));
    }

    private static Plan plan(List<ServedModel> models, List<Allowance> allowances, List<Price> prices) {
        return Sample.plan("plus", 1, UsageTerms.INCLUDED, models, allowances, prices, null);
    }

    private static Allowance allowance(String id, Set<String> models, long limit, AtLimit atLimit) {
        return new Allowance(
                id,
                Allowance.Meter.REQUESTS,
                models,
                BigDecimal.valueOf(limit),
                new Window.Calendar(Window.Unit.WEEK),
                Allowance.Scope.SUBSCRIBER,
                Allowance.Counts.MANUAL,
                atLimit,
                null,
                null,
                null);
    }
}

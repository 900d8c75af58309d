package dev.thinkwatt.quota.policy;

import static dev.thinkwatt.quota.policy.Cases.NOW;
import static dev.thinkwatt.quota.policy.Cases.manual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.Allowance.Meter;
import dev.thinkwatt.model.plan.Knobs;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Weighing;
import dev.thinkwatt.model.plan.Window;
import dev.thinkwatt.model.usage.Served;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.policy.Corrections.Used;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A request decided at eight, which is peak, whose account is in Tokyo by the time that it is settled: five in the afternoon. */
class MovedZoneTest {

    private static final Weighing EARLY = new Weighing(
            Map.of(), new Weighing.Peak(LocalTime.of(8, 0), LocalTime.of(9, 0), Set.of(), new BigDecimal("2")), null);
    private static final Plan PLAN = Cases.plan(new Allowance(
            "ever",
            Meter.REQUESTS,
            Set.of(Plans.REGULAR),
            BigDecimal.TEN,
            new Window.Lifetime(),
            Allowance.Scope.SUBSCRIBER,
            Allowance.Counts.ALL,
            Cases.DENY,
            EARLY,
            null,
            null));

    private final Decision decision = Cases.decide(PLAN, manual(Plans.REGULAR), Holdings.NONE);
    private final Holdings holdings = Holdings.NONE.plus(Cases.subscriber(PLAN), decision.taken(), NOW);

    @Test
    void keepsWhatTheRequestWeighedWhenItWasDecided() {
        Used used = new Used(Served.expected(Plans.REGULAR, Usage.ofText(1, 1)), Plans.REGULAR, NOW, false);

        Corrections.Result settled = Corrections.correct(inTokyo(), PLAN, holdings, decision.taken(), used, NOW);

        assertThat(decision.taken()).extracting(Taken::total).containsExactly(BigDecimal.TWO);
        assertThat(settled.taken()).isEqualTo(decision.taken());
        assertThat(settled.holdings()).isEqualTo(holdings);
    }

    private static Subscriber inTokyo() {
        return new Subscriber(
                "s-1",
                Plans.account("a-1", "plus", "Asia/Tokyo"),
                PLAN,
                Plans.REGULAR,
                Cases.SUBSCRIBED,
                Knobs.NONE,
                Map.of());
    }
}

package dev.thinkwatt.quota.policy;

import static dev.thinkwatt.quota.policy.Cases.DENY;
import static dev.thinkwatt.quota.policy.Cases.NOW;
import static dev.thinkwatt.quota.policy.Cases.exhausted;
import static dev.thinkwatt.quota.policy.Cases.plan;
import static dev.thinkwatt.quota.policy.Cases.subscriber;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.TimeSpan;
import dev.thinkwatt.model.plan.Window;
import dev.thinkwatt.model.usage.Served;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.policy.Reports.Ran;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportsTest {

    private static final Usage USAGE = Usage.ofText(700, 300);

    @Test
    void takesARequestOfEachAllowanceThatCountsTheModel() {
        Plan plan = plan(
                Plans.weekly("week", Plans.THINKING, 5, Allowance.Counts.MANUAL, DENY),
                Plans.weekly("other", Plans.REGULAR, 5, Allowance.Counts.ALL, DENY));

        Decision.Reported reported = report(plan, Holdings.NONE, NOW.minusSeconds(7));

        assertThat(reported.reason()).isEqualTo(Reason.REPORTED);
        assertThat(reported.overage()).isFalse();
        assertThat(reported.taken()).extracting(Taken::allowance).containsExactly("week");
        assertThat(reported.walk().standings()).extracting(Standing::allowance).containsExactly("week");
    }

    @Test
    void takesTokensAsTheyWereUsed() {
        Plan plan = plan(metered("tokens", 5_000, new Window.Calendar(Window.Unit.DAY), DENY));

        assertThat(report(plan, Holdings.NONE, NOW.minusSeconds(7)).taken())
                .extracting(Taken::units)
                .containsExactly(new BigDecimal("1000"));
    }

    @Test
    void goesPastALimitThatWouldHaveRefusedIt() {
        Plan plan = plan(Plans.weekly("week", Plans.THINKING, 5, Allowance.Counts.ALL, DENY));
        Holdings full = exhausted(plan);

        Decision.Reported reported = report(plan, full, NOW.minusSeconds(7));

        Holdings after = full.plus(subscriber(plan), reported.taken(), NOW);
        assertThat(Policy.standings(subscriber(plan), after, NOW).getFirst())
                .satisfies(standing -> assertThat(standing.used()).isEqualTo("6"))
                .satisfies(standing -> assertThat(standing.remaining()).isEqualTo("0"));
        assertThat(reported.overage()).isFalse();
    }

    @Test
    void isChargedWhereAnAllowanceWithoutRoomChargesForMore() {
        Plan plan = plan(
                Plans.weekly("charged", Plans.THINKING, 5, Allowance.Counts.ALL, new AtLimit.Overage()),
                Plans.weekly("roomy", Plans.THINKING, 50, Allowance.Counts.ALL, DENY));

        Decision.Reported reported = report(plan, exhausted(plan, "charged"), NOW.minusSeconds(7));

        assertThat(reported.overage()).isTrue();
        assertThat(reported.taken()).extracting(Taken::allowance).containsExactly("roomy");
        assertThat(reported.walk().boundBy()).contains("charged");
    }

    /** It is 08:00 UTC on a Tuesday. */
    @Test
    void takesNothingOfAWindowThatBeganAfterwards() {
        Plan plan = plan(
                metered("day", 5_000, new Window.Calendar(Window.Unit.DAY), DENY),
                metered("week", 5_000, new Window.Calendar(Window.Unit.WEEK), DENY),
                metered("first-use", 5_000, new Window.FirstUse(Duration.ofHours(5), null), DENY),
                metered("sliding", 5_000, new Window.Sliding(Duration.ofHours(12)), DENY),
                metered("ever", 5_000, new Window.Lifetime(), DENY));

        Decision.Reported reported = report(plan, Holdings.NONE, NOW.minus(Duration.ofHours(9)));

        assertThat(reported.taken()).extracting(Taken::allowance).containsExactly("week", "sliding", "ever");
    }

    @Test
    void takesNothingOfAWindowThatSomebodyOpenedAfterwards() {
        Plan plan = plan(metered("first-use", 5_000, new Window.FirstUse(Duration.ofHours(5), null), DENY));
        Holdings opened = Holdings.NONE.plus(
                subscriber(plan),
                report(plan, Holdings.NONE, NOW.minus(Duration.ofMinutes(30))).taken(),
                NOW);

        assertThat(report(plan, opened, NOW.minus(Duration.ofHours(2))).taken()).isEmpty();
        assertThat(report(plan, opened, NOW.minus(Duration.ofMinutes(10))).taken())
                .hasSize(1);
    }

    @Test
    void opensAWindowWhenItRan() {
        Plan plan = plan(metered("first-use", 5_000, new Window.FirstUse(Duration.ofHours(5), null), DENY));
        Instant ran = NOW.minus(Duration.ofHours(2));

        assertThat(report(plan, Holdings.NONE, ran).taken())
                .extracting(Taken::window)
                .containsExactly(new TimeSpan(ran, ran.plus(Duration.ofHours(5))));
    }

    @Test
    void takesNothingOfWhoeverHasNothing() {
        Plan plan = plan();

        Decision.Reported reported =
                Reports.uncounted(plan.model(Plans.THINKING).orElseThrow());

        assertThat(reported.taken()).isEmpty();
        assertThat(reported.reason()).isEqualTo(Reason.REPORTED);
    }

    private static Decision.Reported report(Plan plan, Holdings holdings, Instant startedAt) {
        Ran ran = new Ran(
                plan, plan.model(Plans.THINKING).orElseThrow(), Served.expected(Plans.THINKING, USAGE), startedAt);
        return Reports.report(subscriber(plan), ran, holdings, NOW);
    }

    private static Allowance metered(String id, long limit, Window window, AtLimit atLimit) {
        return new Allowance(
                id,
                Allowance.Meter.TOKENS,
                Set.of(Plans.THINKING),
                BigDecimal.valueOf(limit),
                window,
                Allowance.Scope.SUBSCRIBER,
                Allowance.Counts.ALL,
                atLimit,
                null,
                null,
                null);
    }
}

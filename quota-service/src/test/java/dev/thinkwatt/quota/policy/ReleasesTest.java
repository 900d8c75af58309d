package dev.thinkwatt.quota.policy;

import static dev.thinkwatt.quota.policy.Cases.NOW;
import static dev.thinkwatt.quota.policy.Cases.manual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.Served;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.quota.Plans;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Two requests, the first of which has taken from a window that is not over, the second from a top-up that has expired. */
class ReleasesTest {

    private static final Allowance WEEK = Plans.weekly("week", Plans.REGULAR, 1, Allowance.Counts.ALL, Cases.DENY);
    private static final Plan PLAN = Cases.plan(WEEK);
    private static final Subscriber SUBSCRIBER = Cases.subscriber(PLAN);
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Holdings TOPPED_UP = Holdings.NONE.with(
            Allowance.Scope.SUBSCRIBER,
            own -> own.plus(Grant.of("pack", Grant.Kind.BALANCE, "week", BigDecimal.ONE, 0, LATER)));

    private final Decision first = Cases.decide(PLAN, manual(Plans.REGULAR), TOPPED_UP);
    private final Holdings once = TOPPED_UP.plus(SUBSCRIBER, first.taken(), NOW);
    private final Decision second = Cases.decide(PLAN, manual(Plans.REGULAR), once);
    private final Holdings twice = once.plus(SUBSCRIBER, second.taken(), NOW);

    @Test
    void countsNothingThatWasLostAgainstWhatAWindowGivesBack() {
        Releases.Released lost = Releases.release(SUBSCRIBER, twice, second.taken(), LATER);
        Releases.Released released = Releases.release(SUBSCRIBER, lost.holdings(), first.taken(), LATER);

        assertThat(lost.returned()).isEmpty();
        assertThat(released.returned()).containsExactly(new Releases.Returned("week", BigDecimal.ONE));
    }

    @Test
    void takesAgainWhatWasGivenBackOnceItIsSettledLate() {
        Releases.Expired expired = Releases.expire(twice, first.taken(), LATER);
        Corrections.Result settled = settled(expired);

        assertThat(used(expired.holdings())).isZero();
        assertThat(used(settled.holdings())).isEqualByComparingTo("1");
        assertThat(settled.taken()).isEqualTo(first.taken());
    }

    @Test
    void takesNothingAgainThatWasLost() {
        Releases.Expired expired = Releases.expire(twice, second.taken(), LATER);

        assertThat(expired.taken()).isEqualTo(second.taken());
        assertThat(settled(expired).holdings()).isEqualTo(twice);
    }

    /** By another model than was decided: a request is what it was decided to be. */
    private static Corrections.Result settled(Releases.Expired expired) {
        Served served = Served.expected(Plans.THINKING, Usage.ofText(1, 1));
        Corrections.Used used = new Corrections.Used(served, Plans.REGULAR, NOW, true);
        return Corrections.correct(SUBSCRIBER, PLAN, expired.holdings(), expired.taken(), used, LATER);
    }

    private static BigDecimal used(Holdings holdings) {
        return holdings.standing(SUBSCRIBER, WEEK, LATER).used();
    }
}

package dev.thinkwatt.quota.policy;

import static dev.thinkwatt.quota.policy.Cases.NEXT_MONDAY;
import static dev.thinkwatt.quota.policy.Cases.NOW;
import static dev.thinkwatt.quota.policy.Cases.manual;
import static dev.thinkwatt.quota.policy.Cases.plan;
import static dev.thinkwatt.quota.policy.Cases.subscriber;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.quota.Plans;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StandingTest {

    private final Allowance allowance = Plans.thinkingPerWeek(10);
    private final Subscriber subscriber = subscriber(plan(allowance));
    private final List<Taken> taken = Policy.decide(subscriber, manual(Plans.THINKING), Holdings.NONE, NOW)
            .taken();
    private final Holdings usedTwice =
            Holdings.NONE.plus(subscriber, taken, NOW).plus(subscriber, taken, NOW);

    @Test
    void tellsWhatSomeDecisionsTookOfIt() {
        assertThat(standing(NOW).usedBy(taken)).isEqualByComparingTo("1");
        assertThat(standing(NOW)
                        .usedBy(List.of(Taken.of("another", taken.getFirst().window(), 1))))
                .isZero();
    }

    @Test
    void countsNothingThatWasTakenOfAWindowThatIsOver() {
        assertThat(standing(NEXT_MONDAY).usedBy(taken)).isZero();
    }

    @Test
    void isNeverUsedByDecisionsFurtherThanItIsUsed() {
        List<Taken> thrice =
                Stream.of(taken, taken, taken).flatMap(List::stream).toList();

        assertThat(standing(NOW).usedBy(thrice)).isEqualByComparingTo(new BigDecimal("2"));
    }

    private Standing standing(Instant at) {
        return usedTwice.standing(subscriber, allowance, at);
    }
}

package dev.thinkwatt.quota.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Window;
import dev.thinkwatt.quota.Plans;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a sliding window promises, counted anew over every request that was served. */
class SlidingTest {

    private static final int REQUESTS = 600;

    static LongStream seeds() {
        return LongStream.concat(LongStream.of(Long.getLong("seed", 42)), new Random().longs(20));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverServesMoreThanTheLimitInAnyStretchAndRefusesNoLongerThanATwelfthMore(long seed) {
        Random random = new Random(seed);
        Duration length = Duration.ofSeconds(1 + random.nextInt(20_000));
        int limit = 1 + random.nextInt(30);
        Plan plan = Cases.plan(sliding(length, limit));
        List<Instant> served = new ArrayList<>();
        Holdings holdings = Holdings.NONE;
        Instant now = Cases.NOW;
        for (int i = 0; i < REQUESTS; i++) {
            now = now.plusMillis(gap(random, length, limit));
            Decision decision = Policy.decide(Cases.subscriber(plan), Cases.manual(Plans.REGULAR), holdings, now);
            if (decision instanceof Decision.Granted) {
                holdings = holdings.plus(Cases.subscriber(plan), decision.taken(), now);
                served.add(now);
                assertThat(within(served, now, length))
                        .as("-Dseed=%d, served in the %s until %s", seed, length, now)
                        .isLessThanOrEqualTo(limit);
            } else {
                assertThat(within(served, now, length.plus(length.dividedBy(12))))
                        .as("-Dseed=%d, served in the %s and a twelfth until %s", seed, length, now)
                        .isGreaterThanOrEqualTo(limit);
            }
        }
        assertThat(served).as("-Dseed=%d", seed).hasSizeBetween(limit, REQUESTS - 1);
    }

    @Test
    void givesBackWhateverFailsHoweverLongSomebodyIsNeverIdle() {
        Plan plan = Cases.plan(sliding(Duration.ofHours(3), 6));
        Subscriber subscriber = Cases.subscriber(plan);
        Holdings holdings = holdings(subscriber, Cases.NOW);
        for (int i = 1; i <= 40; i++) {
            Instant now = Cases.NOW.plus(Duration.ofMinutes(40L * i));
            Decision failing = Policy.decide(subscriber, Cases.manual(Plans.REGULAR), holdings, now);
            Releases.Released released =
                    Releases.release(subscriber, holdings.plus(subscriber, failing.taken(), now), failing.taken(), now);
            assertThat(released.returned()).as("request %d", i).hasSize(1);
            holdings = released.holdings();
            Decision served = Policy.decide(subscriber, Cases.manual(Plans.REGULAR), holdings, now);
            holdings = holdings.plus(subscriber, served.taken(), now);
        }
    }

    @Test
    void tellsAnewOnceMostOfItsRoomCameBack() {
        Plan plan = Cases.plan(sliding(Duration.ofHours(3), 4));
        Subscriber subscriber = Cases.subscriber(plan);
        Instant later = Cases.NOW.plus(Duration.ofHours(12));
        Holdings half = told(subscriber, told(subscriber, Holdings.NONE, Cases.NOW, 0), Cases.NOW, 1);

        Holdings next = told(subscriber, half, later, 0);

        told(subscriber, next, later, 1);
    }

    /** One more request, and how many shares of the limit were told of by it. */
    private static Holdings told(Subscriber subscriber, Holdings holdings, Instant now, int shares) {
        Decision decision = Policy.decide(subscriber, Cases.manual(Plans.REGULAR), holdings, now);
        Thresholds.Told told =
                Thresholds.used(subscriber, holdings.plus(subscriber, decision.taken(), now), decision.taken(), now);
        assertThat(told.crossings()).hasSize(shares);
        return told.holdings();
    }

    private static Holdings holdings(Subscriber subscriber, Instant now) {
        Decision first = Policy.decide(subscriber, Cases.manual(Plans.REGULAR), Holdings.NONE, now);
        return Holdings.NONE.plus(subscriber, first.taken(), now);
    }

    /** Bursts, pauses longer than the window, and what lies between: about twice as many as are allowed. */
    private static long gap(Random random, Duration length, int limit) {
        return switch (random.nextInt(10)) {
            case 0 -> random.nextLong(length.toMillis()) / (random.nextBoolean() ? 1 : limit);
            case 1, 2, 3 -> 0;
            default -> random.nextLong(Math.max(1, length.toMillis() / limit));
        };
    }

    /** How many of these instants lie in the stretch that ends at an instant, its start exclusive. */
    private static long within(List<Instant> instants, Instant end, Duration stretch) {
        return instants.stream()
                .filter(instant -> instant.isAfter(end.minus(stretch)))
                .count();
    }

    private static Allowance sliding(Duration length, int limit) {
        return new Allowance(
                "sliding",
                Allowance.Meter.REQUESTS,
                Set.of(Plans.REGULAR),
                BigDecimal.valueOf(limit),
                new Window.Sliding(length),
                Allowance.Scope.SUBSCRIBER,
                Allowance.Counts.ALL,
                Cases.DENY,
                null,
                null,
                null);
    }
}

package dev.thinkwatt.quota.policy;

import static dev.thinkwatt.quota.policy.Cases.manual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.Knobs;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Weighing;
import dev.thinkwatt.model.plan.Window;
import dev.thinkwatt.quota.Plans;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When a request fits again under two limits, each with peak hours of its own, found by asking every quarter of an hour. */
class PeakReopeningTest {

    private static final Instant START = Instant.parse("2026-10-19T00:00:00Z");
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration SOUGHT = Duration.ofDays(15);

    static LongStream seeds() {
        return LongStream.concat(LongStream.of(Long.getLong("seed", 42)), new Random().longs(20));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void saysTheFirstInstantAtWhichTheRequestFits(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 8; i++) {
            boolean falling = random.nextBoolean();
            Subscriber subscriber = subscriber(falling, random);
            Instant now = START.plus(QUARTER.multipliedBy(random.nextInt(14 * 96)));
            Holdings holdings = used(subscriber, random, now);
            Decision decision = Policy.decide(subscriber, manual(Plans.THINKING), holdings, now);
            String where = "-Dseed=%d, plan %d at %s".formatted(seed, i, now);
            Promises.check(where, subscriber, manual(Plans.THINKING), holdings, decision, now);
            if (decision instanceof Decision.Denied denied) {
                Optional<Instant> said =
                        Optional.ofNullable(denied.retryAfter()).map(now::plus);
                assertThat(said).as(where).isEqualTo(firstServed(subscriber, holdings, now));
            }
            if (decision instanceof Decision.Downgraded downgraded) {
                Optional<Instant> said = Optional.ofNullable(downgraded.notice().resetsAt());
                assertThat(said).as(where).isEqualTo(firstServed(subscriber, holdings, now));
            }
        }
    }

    /** What serves instead has no limit and takes nothing. */
    private static Optional<Instant> firstServed(Subscriber subscriber, Holdings holdings, Instant now) {
        Instant at = now.plus(QUARTER);
        while (at.isBefore(now.plus(SOUGHT))) {
            if (Policy.decide(subscriber, manual(Plans.THINKING), holdings, at) instanceof Decision.Granted) {
                return Optional.of(at);
            }
            at = at.plus(QUARTER);
        }
        return Optional.empty();
    }

    private static Subscriber subscriber(boolean falling, Random random) {
        AtLimit atLimit = falling ? new AtLimit.FallBack(Plans.NANO) : new AtLimit.Deny();
        Plan plan = Plans.plan(
                "peaks",
                Plan.UnlistedModel.DENY,
                List.of(
                        allowance("day", Window.Unit.DAY, atLimit, random),
                        allowance("week", Window.Unit.WEEK, atLimit, random)));
        Account account = Plans.account("a-1", "peaks", "Europe/Berlin");
        return new Subscriber("s-1", account, plan, null, Cases.SUBSCRIBED, Knobs.NONE, Map.of());
    }

    private static Allowance allowance(String id, Window.Unit unit, AtLimit atLimit, Random random) {
        return new Allowance(
                id,
                Allowance.Meter.REQUESTS,
                Set.of(Plans.THINKING),
                BigDecimal.valueOf(1 + random.nextInt(4)),
                new Window.Calendar(unit),
                Allowance.Scope.SUBSCRIBER,
                Allowance.Counts.ALL,
                atLimit,
                new Weighing(Map.of(), peak(random), null),
                null,
                null);
    }

    private static Weighing.@Nullable Peak peak(Random random) {
        Set<DayOfWeek> days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)), DayOfWeek.of(1 + random.nextInt(7)));
        return random.nextInt(4) == 0
                ? null
                : new Weighing.Peak(
                        quarter(random.nextInt(96)),
                        quarter(random.nextInt(96)),
                        random.nextBoolean() ? Set.of() : days,
                        new BigDecimal(random.nextInt(3) == 0 ? "0.5" : "2"));
    }

    private static LocalTime quarter(int number) {
        return LocalTime.MIDNIGHT.plus(QUARTER.multipliedBy(number));
    }

    private static Holdings used(Subscriber subscriber, Random random, Instant now) {
        List<Taken> taken = Policy.standings(subscriber, Holdings.NONE, now).stream()
                .map(standing -> Taken.of(
                        standing.allowance(),
                        standing.window(),
                        standing.limit().intValueExact() - random.nextInt(2)))
                .toList();
        return Holdings.NONE.plus(subscriber, taken, now);
    }
}

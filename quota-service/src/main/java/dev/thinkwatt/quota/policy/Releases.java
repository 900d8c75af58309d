package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.quota.policy.Holdings.Corrected;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Giving units back, no more of them in one window than the allowance says. */
public final class Releases {

    private Releases() {}

    /** @param units that really went back: to the window, if it is still there, and to top-ups that have not expired */
    public record Returned(String allowance, BigDecimal units) {}

    public record Released(Holdings holdings, List<Returned> returned) {}

    public static Released release(Subscriber subscriber, Holdings holdings, List<Taken> taken, Instant now) {
        Holdings next = holdings;
        List<Returned> returned = new ArrayList<>();
        for (Taken take : taken) {
            Counters before = next.of(take.scope());
            if (!mayReturn(subscriber, next, take, now)) {
                continue;
            }
            Corrected corrected = next.corrected(take, BigDecimal.ZERO, BigDecimal.ZERO, now);
            BigDecimal back = given(before, take, now);
            if (back.signum() > 0) {
                next = corrected
                        .holdings()
                        .with(
                                take.scope(),
                                counters -> before.holds(take)
                                        ? counters.with(take.allowance(), counter -> counter.returned(take.total()))
                                        : counters);
                returned.add(new Returned(take.allowance(), Units.plain(back)));
            }
        }
        return new Released(next, returned);
    }

    private static boolean mayReturn(Subscriber subscriber, Holdings holdings, Taken take, Instant now) {
        Optional<BigDecimal> most =
                subscriber.allowance(take).map(allowance -> returnsMax(subscriber, holdings, allowance, now));
        BigDecimal returned = holdings.of(take.scope())
                .counter(take.allowance())
                .filter(counter -> counter.holds(take.window()))
                .map(Counter::returnedUnits)
                .orElse(BigDecimal.ZERO);
        return most.map(max -> returned.add(take.total()).compareTo(max) <= 0).orElse(true);
    }

    /** Where the plan does not say: all that a window can take, of the limit and of what was granted. */
    private static BigDecimal returnsMax(Subscriber subscriber, Holdings holdings, Allowance allowance, Instant now) {
        BigDecimal most = allowance.returnsMax();
        return most == null
                ? holdings.standing(subscriber, allowance, now)
                        .limit()
                        .add(holdings.of(allowance.scope()).toppedUp(allowance.id(), now))
                : most;
    }

    private static BigDecimal given(Counters counters, Taken take, Instant now) {
        BigDecimal toWindow = counters.holds(take) ? take.units() : BigDecimal.ZERO;
        return take.drawn().stream()
                .filter(drawn -> counters.balances(take.allowance(), now).stream()
                        .anyMatch(grant -> grant.grantId().equals(drawn.grantId())))
                .map(Taken.Drawn::units)
                .reduce(toWindow, BigDecimal::add);
    }
}

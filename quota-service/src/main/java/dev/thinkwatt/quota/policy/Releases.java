package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.plan.Allowance;
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

    public record Released(Holdings holdings, List<Returned> returned) {

        /** With these units back as well, if there is anything left that takes them. */
        private Released with(Taken take, Instant now) {
            BigDecimal back = given(holdings.of(take.scope()), take, now);
            if (back.signum() == 0) {
                return this;
            }
            List<Returned> all = new ArrayList<>(returned);
            all.add(new Returned(take.allowance(), Units.plain(back)));
            return new Released(
                    holdings.corrected(take, BigDecimal.ZERO, BigDecimal.ZERO, now)
                            .holdings(),
                    all);
        }

        /** With these units counted as released by the window that they were taken from, if it is still there. */
        private Released counted(Taken take) {
            return holdings.of(take.scope()).holds(take)
                    ? new Released(
                            holdings.with(
                                    take.scope(),
                                    counters ->
                                            counters.with(take.allowance(), counter -> counter.returned(take.total()))),
                            returned)
                    : this;
        }
    }

    public static Released release(Subscriber subscriber, Holdings holdings, List<Taken> taken, Instant now) {
        Released released = new Released(holdings, List.of());
        for (Taken take : taken) {
            if (mayReturn(subscriber, released.holdings(), take, now)) {
                released = released.with(take, now).counted(take);
            }
        }
        return released;
    }

    /** Giving back what was held for nobody: however much of it, and none of it is counted as released. */
    public static Released expire(Holdings holdings, List<Taken> taken, Instant now) {
        Released released = new Released(holdings, List.of());
        for (Taken take : taken) {
            released = released.with(take, now);
        }
        return released;
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

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

        /** With these units back as well, if there is anything left that takes them, and counted by their window. */
        private Released with(Taken take, Instant now) {
            Taken lost = lost(holdings.of(take.scope()), take, now);
            BigDecimal back = Units.plain(take.total().subtract(lost.total()));
            if (back.signum() == 0) {
                return this;
            }
            List<Returned> all = new ArrayList<>(returned);
            all.add(new Returned(take.allowance(), back));
            return new Released(
                    holdings.corrected(take, BigDecimal.ZERO, BigDecimal.ZERO, now)
                            .holdings()
                            .with(take.scope(), counters -> counters.countedBack(take, back, now)),
                    all);
        }
    }

    /** @param taken what is still taken, because nothing is left that takes it back */
    public record Expired(Holdings holdings, List<Taken> taken) {}

    public static Released release(Subscriber subscriber, Holdings holdings, List<Taken> taken, Instant now) {
        Released released = new Released(holdings, List.of());
        for (Taken take : taken) {
            if (mayReturn(subscriber, released.holdings(), take, now)) {
                released = released.with(take, now);
            }
        }
        return released;
    }

    /** Giving back what was held for nobody: however much of it, and none of it is counted as released. */
    public static Expired expire(Holdings holdings, List<Taken> taken, Instant now) {
        Holdings next = holdings;
        List<Taken> lost = new ArrayList<>();
        for (Taken take : taken) {
            lost.add(lost(next.of(take.scope()), take, now));
            next = next.corrected(take, BigDecimal.ZERO, BigDecimal.ZERO, now).holdings();
        }
        return new Expired(next, lost);
    }

    private static boolean mayReturn(Subscriber subscriber, Holdings holdings, Taken take, Instant now) {
        Optional<BigDecimal> most =
                subscriber.allowance(take).map(allowance -> returnsMax(subscriber, holdings, allowance, now));
        BigDecimal returned = holdings.of(take.scope())
                .holding(take, now)
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

    /** What of these units nothing takes back any more: their window is over, or their top-up has expired. */
    private static Taken lost(Counters counters, Taken take, Instant now) {
        List<Taken.Drawn> expired = take.drawn().stream()
                .filter(drawn -> counters.balances(take.allowance(), now).stream()
                        .noneMatch(grant -> grant.grantId().equals(drawn.grantId())))
                .toList();
        BigDecimal units = counters.holds(take, now) ? BigDecimal.ZERO : take.units();
        return new Taken(take.allowance(), take.scope(), take.window(), units, expired);
    }
}

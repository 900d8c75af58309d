package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.Anchor;
import dev.thinkwatt.model.plan.TimeSpan;
import dev.thinkwatt.quota.policy.Taken.Drawn;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What one subscriber, or one account, used of each allowance in its latest window, and what it was granted beyond. Windows
 * roll when they are touched, and only forward.
 */
public record Counters(Map<String, Counter> windows, List<Grant> grants) {

    public static final Counters NONE = new Counters(Map.of(), List.of());

    /** Longer than any two clocks differ: a window that ended may still be asked for by a replica whose clock is late. */
    private static final Duration KEPT_AFTER_END = Duration.ofDays(1);

    public Counters {
        windows = Map.copyOf(windows);
        grants = List.copyOf(grants);
    }

    /**
     * Where an allowance stands at an instant; one before the stored window counts in the stored one. What was counted under
     * its name before it was another one does not count, and nothing can be given back to it: its window begins now.
     *
     * @param limit the plan's own, before what was granted
     */
    public Standing standing(Allowance allowance, BigDecimal limit, Anchor anchor, Instant now) {
        Optional<Counter> named = counter(allowance.id())
                .filter(counter -> now.isBefore(counter.window().endsAt()));
        Optional<Counter> stored = named.filter(counter -> counter.isOf(allowance));
        Supplier<TimeSpan> span = () -> allowance.window().spanAt(anchor, now);
        Counter counter = stored.map(found -> found.rolledTo(allowance, span, now))
                .orElseGet(() -> Counter.of(
                        allowance,
                        named.isEmpty()
                                ? span.get()
                                : new TimeSpan(now, span.get().endsAt())));
        BigDecimal raised = granted(allowance.id(), Grant.Kind.LIMIT, now);
        return new Standing(
                allowance,
                counter,
                stored.isPresent(),
                Units.plain(limit.add(raised)),
                counter.usedAt(now),
                raised,
                granted(allowance.id(), Grant.Kind.BALANCE, now),
                counter.countingAt(now));
    }

    /** These counters once the units are taken; windows and grants that nobody can ask for any more are forgotten. */
    Counters plus(Allowance allowance, Taken taken, Instant now) {
        Map<String, Counter> next = new HashMap<>(windows);
        next.values().removeIf(counter -> isLongOver(counter.window().endsAt(), now));
        Counter counter = counter(taken.allowance())
                .filter(stored -> stored.isOf(allowance))
                .map(stored -> stored.rolledTo(allowance, taken::window, now))
                .filter(rolled -> rolled.holds(taken.window()))
                .orElseGet(() -> Counter.of(allowance, taken.window()));
        next.put(taken.allowance(), counter.changed(taken.window(), taken.units()));
        List<Grant> remaining = drawn(taken.drawn()).grants().stream()
                .filter(grant -> !isLongOver(grant.expiresAt(), now))
                .toList();
        return new Counters(next, remaining);
    }

    /** Whether the window that the units were taken from is still there to take them back, whoever asked since it ended. */
    boolean holds(Taken taken, Instant now) {
        return holding(taken, now).isPresent();
    }

    /** The counter that still has the window that the units were taken from; empty once that is over. */
    Optional<Counter> holding(Taken taken, Instant now) {
        return counter(taken.allowance())
                .filter(counter -> counter.holds(taken.window())
                        && now.isBefore(taken.window().endsAt()));
    }

    /** With so much more or less in the window that the units were taken from; one that is over stays as it is. */
    Counters changed(Taken taken, BigDecimal by, Instant now) {
        return by.signum() != 0 && holds(taken, now)
                ? with(taken.allowance(), counter -> counter.changed(taken.window(), by))
                : this;
    }

    /** With so many units counted as given back by releases in the window that they were taken from; one that is over counts none. */
    Counters countedBack(Taken taken, BigDecimal units, Instant now) {
        return holds(taken, now) ? with(taken.allowance(), counter -> counter.returned(units)) : this;
    }

    /** With units of top-ups back where they came from; what has expired takes nothing back. */
    Counters returned(List<Drawn> back, Instant now) {
        List<Grant> next = new ArrayList<>(grants);
        for (Drawn units : back) {
            next.replaceAll(grant -> grant.grantId().equals(units.grantId()) && grant.isLiveAt(now)
                    ? grant.returned(units.units())
                    : grant);
        }
        return new Counters(windows, next);
    }

    /** With one more grant. */
    public Counters plus(Grant grant) {
        List<Grant> next = new ArrayList<>(grants);
        next.add(grant);
        return new Counters(windows, next);
    }

    /** The window of an allowance begun anew; empty where nothing is used. */
    public Optional<Counters> reset(Allowance allowance, Anchor anchor, Instant now) {
        Supplier<TimeSpan> span = () -> allowance.window().spanAt(anchor, now);
        return counter(allowance.id())
                .filter(counter -> counter.usedAt(now).signum() > 0)
                .map(running -> with(
                        allowance.id(),
                        counter -> counter.rolledTo(allowance, span, now).resetAt(now)));
    }

    /** From which top-ups so many units of an allowance would come, as far as there are any. */
    List<Drawn> drawable(String allowance, BigDecimal units, Instant now) {
        List<Drawn> drawn = new ArrayList<>();
        BigDecimal rest = units;
        for (Grant balance : balances(allowance, now)) {
            BigDecimal part = rest.min(balance.left());
            if (part.signum() > 0) {
                drawn.add(new Drawn(balance.grantId(), part));
                rest = rest.subtract(part);
            }
        }
        return drawn;
    }

    /** Balances of an allowance in the order in which they are used up. */
    List<Grant> balances(String allowance, Instant now) {
        return grants.stream()
                .filter(grant -> grant.kind() == Grant.Kind.BALANCE)
                .filter(grant -> grant.allowance().equals(allowance) && grant.isLiveAt(now))
                .sorted(Grant.FIRST_USED)
                .toList();
    }

    /** All that was ever granted in top-ups that are still good. */
    BigDecimal toppedUp(String allowance, Instant now) {
        return balances(allowance, now).stream().map(Grant::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    Optional<Counter> counter(String allowance) {
        return Optional.ofNullable(windows.get(allowance));
    }

    Counters with(String allowance, UnaryOperator<Counter> change) {
        Map<String, Counter> next = new HashMap<>(windows);
        next.computeIfPresent(allowance, (id, counter) -> change.apply(counter));
        return new Counters(next, grants);
    }

    private BigDecimal granted(String allowance, Grant.Kind kind, Instant now) {
        return grants.stream()
                .filter(grant -> grant.kind() == kind)
                .filter(grant -> grant.allowance().equals(allowance) && grant.isLiveAt(now))
                .map(Grant::left)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** With these units gone from their top-ups. */
    Counters drawn(List<Drawn> drawn) {
        List<Grant> next = new ArrayList<>(grants);
        for (Drawn units : drawn) {
            next.replaceAll(grant -> grant.grantId().equals(units.grantId()) ? grant.drawn(units.units()) : grant);
        }
        return new Counters(windows, next);
    }

    private static boolean isLongOver(Instant end, Instant now) {
        return end.isBefore(now.minus(KEPT_AFTER_END));
    }
}

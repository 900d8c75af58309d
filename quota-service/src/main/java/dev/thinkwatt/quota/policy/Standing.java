package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.TimeSpan;
import dev.thinkwatt.model.plan.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one allowance stands at an instant.
 *
 * @param counter its latest window, or the one that a request would open
 * @param running whether anybody has opened that window
 * @param limit the plan's own and what was granted on top
 * @param used may exceed the limit: an answer was longer than estimated, or the limit was lowered
 * @param granted how much of the limit was granted on top of the plan
 * @param balance what is left of top-ups, used after the limit
 * @param counting what counts and when it ceases to, soonest first
 */
public record Standing(
        Allowance of,
        Counter counter,
        boolean running,
        BigDecimal limit,
        BigDecimal used,
        BigDecimal granted,
        BigDecimal balance,
        List<Counter.Slot> counting) {

    public String allowance() {
        return of.id();
    }

    public TimeSpan window() {
        return counter.window();
    }

    /** What can still be taken; never below zero. */
    public BigDecimal remaining() {
        return remaining(limit);
    }

    /** How much of the limit is used, in whole percent; all of it where the limit is nothing. */
    public int percent() {
        return limit.signum() == 0
                ? 100
                : used.multiply(BigDecimal.valueOf(100))
                        .divideToIntegralValue(limit)
                        .min(BigDecimal.valueOf(Integer.MAX_VALUE))
                        .intValue();
    }

    /** How much of what is used these decisions took, as far as it still counts. */
    public BigDecimal usedBy(List<Taken> decisions) {
        return decisions.stream()
                .filter(take -> take.allowance().equals(allowance()) && take.scope() == of.scope())
                .filter(take -> counting.stream().anyMatch(slot -> slot.window().equals(take.window())))
                .map(Taken::units)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .min(used);
    }

    /** When room comes back; null where it never does, or where nobody has opened the window yet. */
    public @Nullable Instant resetsAt() {
        boolean opensOnUse = of.window() instanceof Window.FirstUse || of.window() instanceof Window.Sliding;
        return !running && opensOnUse ? null : ever(counting.getFirst().window().endsAt());
    }

    /** What can still be taken where so much of the limit serves. */
    BigDecimal remaining(BigDecimal ceiling) {
        return ceiling.subtract(used).max(BigDecimal.ZERO).add(balance);
    }

    /** The same allowance once these units are taken. */
    public Standing after(List<Taken> taken) {
        return taken.stream()
                .filter(take -> take.allowance().equals(allowance()))
                .findFirst()
                .map(take -> new Standing(
                        of,
                        counter,
                        true,
                        limit,
                        used.add(take.units()),
                        granted,
                        balance.subtract(take.total().subtract(take.units())),
                        counting))
                .orElse(this);
    }

    private static @Nullable Instant ever(Instant instant) {
        return instant.equals(Window.NEVER) ? null : instant;
    }
}

package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.Allowance.Scope;
import dev.thinkwatt.quota.policy.Taken.Drawn;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What a request may draw on: its subscriber's own counters, and those that its account's subscribers share. */
public record Holdings(Counters own, Counters pooled) {

    public static final Holdings NONE = new Holdings(Counters.NONE, Counters.NONE);

    public Counters of(Scope scope) {
        return switch (scope) {
            case SUBSCRIBER -> own;
            case ACCOUNT -> pooled;
        };
    }

    public Standing standing(Subscriber subscriber, Allowance allowance, Instant now) {
        return of(allowance.scope()).standing(allowance, subscriber.limitOf(allowance), subscriber.anchor(), now);
    }

    /** These holdings once the units are taken. */
    public Holdings plus(Subscriber subscriber, List<Taken> taken, Instant now) {
        Holdings next = this;
        for (Taken take : taken) {
            Allowance allowance = subscriber.allowance(take.allowance()).orElseThrow();
            next = next.with(take.scope(), counters -> counters.plus(allowance, take, now));
        }
        return next;
    }

    /** Units taken, once it is known how many they really are. */
    public record Corrected(Holdings holdings, Taken taken) {}

    /**
     * Corrects what was taken to what was used. More goes to the window as far as that has room, then to top-ups, and what is
     * still left to the window, past its limit; what was too much goes back to the window it was taken from, and to top-ups
     * first. What a closed window or an expired grant should take, or take back, is lost.
     *
     * @param room what can still be taken of the window itself
     */
    public Corrected corrected(Taken taken, BigDecimal real, BigDecimal room, Instant now) {
        BigDecimal more = real.subtract(taken.total());
        return more.signum() >= 0 ? raised(taken, more, room, now) : lowered(taken, more.negate(), now);
    }

    private Corrected raised(Taken taken, BigDecimal more, BigDecimal room, Instant now) {
        Counters before = of(taken.scope());
        List<Drawn> drawn = before.holds(taken, now)
                ? before.drawable(taken.allowance(), more.subtract(room).max(BigDecimal.ZERO), now)
                : List.of();
        BigDecimal toWindow = more.subtract(Taken.units(drawn));
        Taken corrected = new Taken(
                taken.allowance(),
                taken.scope(),
                taken.window(),
                taken.units().add(toWindow),
                Stream.concat(taken.drawn().stream(), drawn.stream()).toList());
        return new Corrected(
                with(taken.scope(), counters -> counters.drawn(drawn).changed(taken, toWindow, now)), corrected);
    }

    private Corrected lowered(Taken taken, BigDecimal by, Instant now) {
        List<Drawn> kept = new ArrayList<>();
        List<Drawn> back = new ArrayList<>();
        BigDecimal surplus = by;
        for (Drawn drawn : taken.drawn().reversed()) {
            BigDecimal units = drawn.units().min(surplus);
            surplus = surplus.subtract(units);
            back.add(new Drawn(drawn.grantId(), units));
            if (units.compareTo(drawn.units()) < 0) {
                kept.addFirst(new Drawn(drawn.grantId(), drawn.units().subtract(units)));
            }
        }
        BigDecimal fromWindow = surplus.min(taken.units());
        Taken corrected = new Taken(
                taken.allowance(), taken.scope(), taken.window(), taken.units().subtract(fromWindow), kept);
        return new Corrected(
                with(taken.scope(), counters -> counters.returned(back, now).changed(taken, fromWindow.negate(), now)),
                corrected);
    }

    /** These holdings with one owner's counters changed. */
    public Holdings with(Scope scope, UnaryOperator<Counters> change) {
        return switch (scope) {
            case SUBSCRIBER -> new Holdings(change.apply(own), pooled);
            case ACCOUNT -> new Holdings(own, change.apply(pooled));
        };
    }
}

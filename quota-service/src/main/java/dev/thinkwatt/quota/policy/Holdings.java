package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.Allowance.Scope;
import dev.thinkwatt.quota.policy.Taken.Drawn;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

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
     * Corrects what was taken to what was used. More goes to the window, past its limit if need be; what was too much goes back
     * to the window it was taken from, and to top-ups first. What a closed window or an expired grant should take back is lost.
     */
    public Corrected corrected(Taken taken, BigDecimal real, Instant now) {
        BigDecimal more = real.subtract(taken.total());
        if (more.signum() >= 0) {
            Taken corrected = new Taken(
                    taken.allowance(),
                    taken.scope(),
                    taken.window(),
                    taken.units().add(more),
                    taken.drawn());
            return new Corrected(with(taken.scope(), counters -> counters.changed(taken, more)), corrected);
        }
        List<Drawn> kept = new ArrayList<>();
        List<Drawn> back = new ArrayList<>();
        BigDecimal surplus = more.negate();
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
                with(taken.scope(), counters -> counters.returned(back, now).changed(taken, fromWindow.negate())),
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

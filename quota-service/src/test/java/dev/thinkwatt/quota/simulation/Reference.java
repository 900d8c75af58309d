package dev.thinkwatt.quota.simulation;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.quota.policy.Grant;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What one account's subscribers may use, the slow way: it keeps all that was ever taken in a list, and adds up what counts each
 * time it is asked. It knows no counters, and no window's start or end.
 */
final class Reference {

    private final Calendars calendars;
    private final Weights weights;
    private final Map<String, List<Taking>> takings = new HashMap<>();
    private final Map<String, Credits> credits = new HashMap<>();

    /** What is decided, and what was taken of which allowance. */
    record Decided(Outcome outcome, Map<Allowance, Taking> taken) {
        static final Decided DENIED = new Decided(Outcome.DENIED, Map.of());
    }

    Reference(Calendars calendars, Weights weights) {
        this.calendars = calendars;
        this.weights = weights;
    }

    /** The account shares what its plan says it shares. */
    private static String key(String subscriber, Allowance allowance) {
        return (allowance.scope() == Allowance.Scope.ACCOUNT ? "all" : subscriber) + "/" + allowance.id();
    }

    private List<Taking> takings(String subscriber, Allowance allowance) {
        return takings.computeIfAbsent(key(subscriber, allowance), id -> new ArrayList<>());
    }

    private Credits credits(String subscriber, Allowance allowance) {
        return credits.computeIfAbsent(key(subscriber, allowance), id -> new Credits(takings(subscriber, allowance)));
    }

    private List<Taking> counting(String subscriber, Allowance allowance, Instant now) {
        return calendars.counting(allowance.window(), takings(subscriber, allowance), now);
    }

    BigDecimal used(String subscriber, Allowance allowance, Instant now) {
        return counting(subscriber, allowance, now).stream()
                .map(Taking::counted)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal limit(String subscriber, Plan plan, Allowance allowance, Instant now) {
        return allowance
                .limit()
                .multiply(plan.entitlements().multiplier())
                .add(credits(subscriber, allowance).raised(now));
    }

    BigDecimal balance(String subscriber, Allowance allowance, Instant now) {
        return credits(subscriber, allowance).balance(now);
    }

    void grant(String subscriber, Allowance allowance, Grant grant) {
        credits(subscriber, allowance).add(grant);
    }

    /** A window in which nothing counts stays as it is. */
    void reset(String subscriber, Allowance allowance, Instant now) {
        if (used(subscriber, allowance, now).signum() > 0) {
            counting(subscriber, allowance, now).forEach(taking -> taking.forgiven = true);
        }
    }

    /** From the model down its fallbacks. */
    Decided decide(String subscriber, Plan plan, String first, Selection selection, long tokens, Instant now) {
        List<String> tried = new ArrayList<>();
        for (String model = first; !tried.contains(model); ) {
            tried.add(model);
            String serves = model;
            List<Allowance> counting = plan.allowances().stream()
                    .filter(allowance -> allowance.models().contains(serves))
                    .filter(allowance -> selection == Selection.MANUAL || allowance.counts() == Allowance.Counts.ALL)
                    .toList();
            List<Allowance> full = counting.stream()
                    .filter(allowance -> isFull(subscriber, plan, allowance, serves, tokens, now))
                    .toList();
            if (full.stream().allMatch(allowance -> allowance.atLimit() instanceof AtLimit.Overage)) {
                Map<Allowance, Taking> taken = new LinkedHashMap<>();
                counting.stream()
                        .filter(allowance -> !full.contains(allowance))
                        .forEach(allowance ->
                                taken.put(allowance, take(subscriber, plan, allowance, serves, tokens, now)));
                return new Decided(new Outcome(model, !full.isEmpty()), taken);
            }
            if (full.stream().anyMatch(allowance -> allowance.atLimit() instanceof AtLimit.Deny)) {
                return Decided.DENIED;
            }
            model = full.stream().flatMap(Reference::fallback).findFirst().orElseThrow();
        }
        return Decided.DENIED;
    }

    private static Stream<String> fallback(Allowance allowance) {
        return allowance.atLimit() instanceof AtLimit.FallBack fallback ? Stream.of(fallback.model()) : Stream.empty();
    }

    /** What is left of the limit itself for a model: a fallback that steps in early has the rest to itself. */
    private BigDecimal room(String subscriber, Plan plan, Allowance allowance, String model, Instant now) {
        BigDecimal limit = limit(subscriber, plan, allowance, now);
        BigDecimal ceiling = allowance.atLimit() instanceof AtLimit.FallBack fallback
                        && !fallback.model().equals(model)
                ? limit.multiply(fallback.from())
                : limit;
        return ceiling.subtract(used(subscriber, allowance, now)).max(BigDecimal.ZERO);
    }

    private boolean isFull(String subscriber, Plan plan, Allowance allowance, String model, long tokens, Instant now) {
        BigDecimal room = room(subscriber, plan, allowance, model, now).add(balance(subscriber, allowance, now));
        return room.signum() == 0 || room.compareTo(weights.units(allowance, model, tokens, now)) < 0;
    }

    private Taking take(String subscriber, Plan plan, Allowance allowance, String model, long tokens, Instant now) {
        BigDecimal wanted = weights.units(allowance, model, tokens, now);
        Taking taking = new Taking(now, wanted.min(room(subscriber, plan, allowance, model, now)));
        credits(subscriber, allowance).draw(taking, wanted.subtract(taking.units), now);
        takings(subscriber, allowance).add(taking);
        return taking;
    }

    /** Gives all of it back, unless its window has given back as much as it may. @return what somebody can use again */
    BigDecimal release(String subscriber, Plan plan, Allowance allowance, Taking taking, Instant now) {
        BigDecimal most = allowance.returnsMax() == null
                ? limit(subscriber, plan, allowance, now)
                        .add(credits(subscriber, allowance).toppedUp(now))
                : allowance.returnsMax();
        List<Taking> running = running(subscriber, allowance, now);
        BigDecimal before = running.contains(taking)
                ? running.stream().map(each -> each.returned).reduce(BigDecimal.ZERO, BigDecimal::add)
                : BigDecimal.ZERO;
        BigDecimal total = taking.total();
        if (before.add(total).compareTo(most) > 0) {
            return BigDecimal.ZERO;
        }
        taking.returned = giveBack(subscriber, allowance, taking, total, now);
        return taking.returned;
    }

    /** Gives all of it back that something still takes: its window if that is not over, and top-ups that have not expired. */
    void expire(String subscriber, Allowance allowance, Taking taking, Instant now) {
        credits(subscriber, allowance).giveBack(taking, now);
        if (running(subscriber, allowance, now).contains(taking)) {
            taking.units = BigDecimal.ZERO;
        }
    }

    /** What counts now, and no reset has forgiven. */
    private List<Taking> running(String subscriber, Allowance allowance, Instant now) {
        return counting(subscriber, allowance, now).stream()
                .filter(taking -> !taking.forgiven)
                .toList();
    }

    /**
     * Corrects what was taken to the truth. More comes of what room there is, then of top-ups, then past the limit. Top-ups are given
     * back first; what an expired one should get is lost.
     */
    void settle(String subscriber, Plan plan, Allowance allowance, Taking taking, BigDecimal real, Instant now) {
        BigDecimal more = real.subtract(taking.total());
        if (more.signum() < 0) {
            giveBack(subscriber, allowance, taking, more.negate(), now);
            return;
        }
        BigDecimal room = limit(subscriber, plan, allowance, now)
                .subtract(used(subscriber, allowance, now))
                .max(BigDecimal.ZERO);
        BigDecimal beyond = running(subscriber, allowance, now).contains(taking)
                ? more.subtract(room).max(BigDecimal.ZERO)
                : BigDecimal.ZERO;
        BigDecimal unmet = credits(subscriber, allowance).draw(taking, beyond, now);
        taking.units = taking.units.add(more).subtract(beyond).add(unmet);
    }

    /** @return what somebody can use again */
    private BigDecimal giveBack(
            String subscriber, Allowance allowance, Taking taking, BigDecimal surplus, Instant now) {
        boolean counts = running(subscriber, allowance, now).contains(taking);
        Credits.Back back = credits(subscriber, allowance).giveBack(taking, surplus, now);
        BigDecimal units = back.rest().min(taking.units);
        taking.units = taking.units.subtract(units);
        return counts ? back.really().add(units) : back.really();
    }
}

package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.model.usage.Served;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.quota.policy.Taken.Drawn;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** One request at one instant, and what it would take of an allowance for the model that would run. */
record Request(Subscriber subscriber, Ask ask, Holdings holdings, Instant now) {

    /** Every allowance that counts the request if this model runs, as it stands before. */
    List<Test> test(ServedModel model) {
        return subscriber.allowances().stream()
                .filter(allowance -> allowance.models().contains(model.id()))
                .filter(allowance -> allowance.counts() == Allowance.Counts.ALL || ask.selection() == Selection.MANUAL)
                .filter(allowance -> weighs(allowance, model, now))
                .map(allowance -> test(allowance, model))
                .toList();
    }

    /** An allowance in which the model weighs nothing does not hold it either. */
    boolean weighs(Allowance allowance, ServedModel model, Instant at) {
        return allowance
                        .weighing()
                        .units(model.id(), BigDecimal.ONE, subscriber.account().timeZone(), at)
                        .signum()
                > 0;
    }

    private Test test(Allowance allowance, ServedModel model) {
        Usage expected = Usage.ofText(
                ask.estimateOf(subscriber).inputTokens(),
                ask.estimateOf(subscriber).outputTokens());
        BigDecimal units = Units.of(
                allowance,
                subscriber.plan(),
                Served.expected(model.id(), expected),
                subscriber.account().timeZone(),
                now);
        Standing standing = holdings.standing(subscriber, allowance, now);
        return new Test(standing, units, ceiling(standing, model));
    }

    /** A fallback that steps in early leaves the rest of the limit to itself, and to models that are smaller still; a retired one to all. */
    private BigDecimal ceiling(Standing standing, ServedModel model) {
        return standing.of().atLimit() instanceof AtLimit.FallBack fallback && isHeldBack(model, fallback)
                ? standing.limit().multiply(fallback.from())
                : standing.limit();
    }

    private boolean isHeldBack(ServedModel model, AtLimit.FallBack fallback) {
        return !fallback.model().equals(model.id())
                && subscriber
                        .model(fallback.model(), now)
                        .filter(smaller -> model.tier().compareTo(smaller.tier()) >= 0)
                        .isPresent();
    }

    Taken take(Test test) {
        BigDecimal room = test.ceiling().subtract(test.standing().used()).max(BigDecimal.ZERO);
        BigDecimal fromWindow = test.units().min(room);
        Allowance allowance = test.standing().of();
        List<Drawn> drawn = holdings.of(allowance.scope())
                .drawable(allowance.id(), test.units().subtract(fromWindow), now);
        BigDecimal units = test.units().subtract(Taken.units(drawn));
        return new Taken(allowance.id(), allowance.scope(), test.standing().window(), units, drawn);
    }

    /** The same request at another instant, if nobody asks for anything until then. */
    Request at(Instant instant) {
        return new Request(subscriber, ask, holdings, instant);
    }

    /** The same request once more, after these units were taken. */
    Request after(List<Taken> taken) {
        return new Request(subscriber, ask, holdings.plus(subscriber, taken, now), now);
    }

    /**
     * One allowance tested.
     *
     * @param units that the request would take
     * @param ceiling how much of the limit serves this model
     */
    record Test(Standing standing, BigDecimal units, BigDecimal ceiling) {

        /** Even a request of no known size needs some room. */
        boolean isFull() {
            BigDecimal remaining = standing.remaining(ceiling);
            return remaining.signum() == 0 || remaining.compareTo(units) < 0;
        }
    }
}

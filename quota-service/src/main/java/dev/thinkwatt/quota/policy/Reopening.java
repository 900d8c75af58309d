package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.model.plan.Window;
import dev.thinkwatt.quota.policy.Chain.Served;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * When a request that was not served as asked will be, if nobody asks for anything until then. Only the end of a window gives
 * room back, while grants run out at any time: so the same walk is walked again at each of these ends, with what is left then.
 */
record Reopening(Request request, ServedModel first) {

    /** When any model of the chain serves; empty where waiting does not help. */
    Optional<Instant> ofTheChain() {
        return ends(allowance -> true).filter(end -> walked(end).isPresent()).findFirst();
    }

    /** When the first model of the chain serves; empty where nobody can say. */
    Optional<Instant> ofTheFirst() {
        return ends(allowance -> allowance.models().contains(first.id()))
                .filter(end -> walked(end)
                        .filter(served -> served.model().equals(first))
                        .isPresent())
                .findFirst();
    }

    /** Empty once the first model is retired: nobody comes back to that. */
    private Optional<Served> walked(Instant instant) {
        return request.subscriber().isServed(first, instant)
                        && new Chain(request.at(instant)).from(first) instanceof Served served
                ? Optional.of(served)
                : Optional.empty();
    }

    /** When something ceases to count, soonest first. */
    private Stream<Instant> ends(Predicate<Allowance> which) {
        return request.subscriber().allowances().stream()
                .filter(which)
                .map(allowance -> request.holdings().standing(request.subscriber(), allowance, request.now()))
                .filter(Standing::running)
                .flatMap(standing -> standing.counting().stream())
                .map(slot -> slot.window().endsAt())
                .filter(end -> !end.equals(Window.NEVER))
                .distinct()
                .sorted();
    }
}

package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.model.plan.Window;
import dev.thinkwatt.quota.policy.Chain.Served;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a request that was not served as asked will be, if nobody asks for anything until then. Only the end of a window gives
 * room back, and only peak hours change what a request weighs, every week alike, while grants run out at any time: so the same
 * walk is walked again at each of these ends, and at each change in the week after it, with what is left then.
 */
record Reopening(Request request, ServedModel first) {

    /** When any model of the chain serves; empty where waiting does not help. */
    Optional<Instant> ofTheChain() {
        return changes(request.subscriber().allowances())
                .filter(change -> walked(change).isPresent())
                .findFirst();
    }

    /** When the first model of the chain serves; empty where nobody can say. */
    Optional<Instant> ofTheFirst() {
        List<Allowance> counting = request.subscriber().allowances().stream()
                .filter(allowance -> allowance.models().contains(first.id()))
                .toList();
        return changes(counting)
                .filter(change -> walked(change)
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

    /** When something ceases to count, or weighs more or less, soonest first. */
    private Stream<Instant> changes(List<Allowance> allowances) {
        ZoneId zone = request.subscriber().account().timeZone();
        return Stream.concat(Stream.of(request.now()), ends(allowances))
                .distinct()
                .flatMap(from -> Stream.concat(
                        Stream.of(from),
                        allowances.stream()
                                .flatMap(allowance -> allowance.weighing().changes(zone, from))))
                .filter(change -> change.isAfter(request.now()))
                .distinct()
                .sorted();
    }

    private Stream<Instant> ends(List<Allowance> allowances) {
        return allowances.stream()
                .map(allowance -> request.holdings().standing(request.subscriber(), allowance, request.now()))
                .filter(Standing::running)
                .flatMap(standing -> standing.counting().stream())
                .map(slot -> slot.window().endsAt())
                .filter(end -> !end.equals(Window.NEVER));
    }
}

package dev.thinkwatt.e2e.history;

import dev.thinkwatt.e2e.history.Call.Decide;
import dev.thinkwatt.e2e.history.Call.Read;
import dev.thinkwatt.e2e.history.Call.Release;
import dev.thinkwatt.e2e.history.Call.Settle;
import dev.thinkwatt.e2e.history.Reply.Closed;
import dev.thinkwatt.e2e.history.Reply.Decided;
import dev.thinkwatt.e2e.history.Reply.Refused;
import dev.thinkwatt.e2e.history.State.Counter;
import dev.thinkwatt.e2e.history.State.Made;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may follow from one call when nobody else calls: written from the promise, not from the service. A call without an
 * answer is only of interest where it changes something.
 */
final class Specification {

    private final Terms terms;
    private final Hindsight hindsight;

    Specification(Terms terms, Hindsight hindsight) {
        this.terms = terms;
        this.hindsight = hindsight;
    }

    /** The states in which the operation may leave the subscriber, none where it cannot have happened now as it was answered. */
    List<State> after(State state, Operation operation) {
        return switch (operation.call()) {
            case Decide ask -> decide(state, operation, ask);
            case Settle settle -> settle(state, operation, settle);
            case Release release -> release(state, operation, release);
            case Read read -> unchanged(state, operation, receipt(state, read.requestId()));
            case Call.Stand stand -> stand(state, operation);
        };
    }

    private List<State> decide(State state, Operation operation, Decide ask) {
        Made made = state.made().get(ask.requestId());
        if (made != null) {
            boolean same = made.ask().equals(ask);
            return unchanged(state, operation, same ? made.first().asReplay() : new Refused(409));
        }
        return hindsight
                .instants(operation)
                .flatMap(now -> new Walk(terms, hindsight, state, now).from(ask).stream())
                .filter(decided -> isAsAnswered(decided.made(), operation))
                .map(decided -> state.with(decided.made(), decided.taken()))
                .distinct()
                .toList();
    }

    private boolean isAsAnswered(Made made, Operation operation) {
        Decided told = hindsight.first(made.ask().requestId());
        boolean asTold = told == null || told.decidesAs(made.first());
        return asTold && (operation.isOpen() || made.first().equals(operation.reply()));
    }

    private List<State> settle(State state, Operation operation, Settle settle) {
        Made made = state.made().get(settle.requestId());
        if (made == null || made.isDenied() || made.closedBy() != null) {
            return unchanged(state, operation, closedBefore(made, settle));
        }
        return changed(
                state.with(made.closed(settle, Set.of()), Map.of()), operation, new Closed("SETTLED", false, Set.of()));
    }

    /** Units go back to the window that they were taken from until it ends. */
    private List<State> release(State state, Operation operation, Release release) {
        Made made = state.made().get(release.requestId());
        if (made == null || made.isDenied() || made.closedBy() != null) {
            return unchanged(state, operation, closedBefore(made, release));
        }
        return hindsight
                .instants(operation)
                .map(now -> release.givesBack() ? givenBack(state, made, now) : Map.<String, Counter>of())
                .distinct()
                .flatMap(counters -> released(state, operation, release, made, counters).stream())
                .toList();
    }

    private static List<State> released(
            State state, Operation operation, Release release, Made made, Map<String, Counter> counters) {
        Set<String> returned = Set.copyOf(counters.keySet());
        return changed(
                state.with(made.closed(release, returned), counters),
                operation,
                new Closed("RELEASED", false, returned));
    }

    private static Map<String, Counter> givenBack(State state, Made made, long now) {
        Map<String, Counter> counters = new HashMap<>();
        made.taken().forEach((allowance, window) -> {
            Counter counter = state.counters().get(allowance);
            if (counter != null && counter.window().equals(window) && now < window.endsAt()) {
                counters.put(allowance, new Counter(window, counter.used() - 1));
            }
        });
        return counters;
    }

    private static Reply closedBefore(@Nullable Made made, Call call) {
        if (made == null) {
            return new Refused(404);
        }
        return call.equals(made.closedBy()) ? new Closed(made.state(), true, made.returned()) : new Refused(409);
    }

    private static Reply receipt(State state, String requestId) {
        Made made = state.made().get(requestId);
        return made == null ? new Refused(404) : new Reply.Kept(made.state(), made.first());
    }

    private List<State> stand(State state, Operation operation) {
        boolean possible = hindsight
                .instants(operation)
                .flatMap(now -> new Walk(terms, hindsight, state, now).stood().stream())
                .anyMatch(standing -> standing.equals(operation.reply()));
        return possible ? List.of(state) : List.of();
    }

    private static List<State> unchanged(State state, Operation operation, Reply must) {
        return must.equals(operation.reply()) ? List.of(state) : List.of();
    }

    private static List<State> changed(State next, Operation operation, Reply must) {
        return operation.isOpen() || must.equals(operation.reply()) ? List.of(next) : List.of();
    }
}

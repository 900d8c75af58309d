package dev.thinkwatt.e2e.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Decides whether a history of one subscriber is linearizable: the search of Wing and Gong, with Lowe's memory of the pairs
 * (operations done, state) that were tried. An operation without an answer may be done at any time since its start, or never.
 *
 * <p>Two short cuts leave verdicts as they are. An operation that changes nothing is done as soon as it fits; so is one that
 * changes no counter, and whose request no other operation was about meanwhile.
 */
final class Checker {

    private final Terms terms;
    private final int statesMax;

    /**
     * @param statesMax how many pairs are tried at most
     */
    Checker(Terms terms, int statesMax) {
        this.terms = terms;
        this.statesMax = statesMax;
    }

    Verdict check(List<Operation> history) {
        return new Search(history).run();
    }

    private record Tried(BitSet done, State state) {}

    private record Step(int operation, State state) {}

    private final class Search {

        private final List<Operation> operations;
        private final Specification specification;
        private final BitSet alone = new BitSet();
        private final Set<Tried> tried = new HashSet<>();
        private final BitSet done = new BitSet();
        private final Deque<Iterator<Step>> open = new ArrayDeque<>();
        private final Deque<Step> path = new ArrayDeque<>();
        private List<Operation> longest = List.of();
        private List<Operation> stuck = List.of();

        Search(List<Operation> history) {
            operations = history.stream()
                    .sorted(Comparator.comparingLong(Operation::respondedAt).thenComparingLong(Operation::invokedAt))
                    .toList();
            specification = new Specification(terms, new Hindsight(history));
            IntStream.range(0, operations.size()).filter(this::isAlone).forEach(alone::set);
        }

        Verdict run() {
            open.push(steps(State.NEW));
            while (!open.isEmpty()) {
                if (unanswered() < 0) {
                    return new Verdict.Linearizable(order());
                }
                if (tried.size() > statesMax) {
                    return new Verdict.Undecided(tried.size());
                }
                if (open.element().hasNext()) {
                    take(open.element().next());
                } else {
                    open.pop();
                    if (!path.isEmpty()) {
                        done.clear(path.pop().operation());
                    }
                }
            }
            return new Verdict.Refused(longest, stuck);
        }

        private void take(Step step) {
            done.set(step.operation());
            if (!tried.add(new Tried((BitSet) done.clone(), step.state()))) {
                done.clear(step.operation());
                return;
            }
            path.push(step);
            open.push(steps(step.state()));
        }

        /** The first operation in order of answers that has one and is not done; −1 where there is none. */
        private int unanswered() {
            int next = done.nextClearBit(0);
            return next < operations.size() && !operations.get(next).isOpen() ? next : -1;
        }

        /** What may be done next: whatever started before the first answer that is still to be explained. */
        private Iterator<Step> steps(State state) {
            int next = unanswered();
            if (next < 0) {
                return List.<Step>of().iterator();
            }
            long horizon = operations.get(next).respondedAt();
            List<Integer> candidates = IntStream.range(next, operations.size())
                    .filter(i -> !done.get(i) && operations.get(i).invokedAt() <= horizon)
                    .boxed()
                    .toList();
            note(candidates);
            List<Step> answered = new ArrayList<>();
            for (int candidate : candidates) {
                if (operations.get(candidate).isOpen()) {
                    break;
                }
                for (State after : specification.after(state, operations.get(candidate))) {
                    Step step = new Step(candidate, after);
                    if (isHarmless(state, step)) {
                        return List.of(step).iterator();
                    }
                    answered.add(step);
                }
            }
            return Stream.concat(
                            answered.stream(),
                            candidates.stream()
                                    .filter(candidate ->
                                            operations.get(candidate).isOpen())
                                    .flatMap(candidate -> specification.after(state, operations.get(candidate)).stream()
                                            .map(after -> new Step(candidate, after))))
                    .iterator();
        }

        /** Whether no order is lost by doing it at once. */
        private boolean isHarmless(State before, Step step) {
            return step.state().equals(before)
                    || (alone.get(step.operation()) && step.state().counters().equals(before.counters()));
        }

        /** Whether no other operation about the same request was under way meanwhile. */
        private boolean isAlone(int i) {
            Operation one = operations.get(i);
            String requestId = one.call().requestId();
            return requestId == null
                    || IntStream.range(0, operations.size())
                            .filter(j -> j != i)
                            .mapToObj(operations::get)
                            .filter(other -> requestId.equals(other.call().requestId()))
                            .noneMatch(other ->
                                    other.invokedAt() <= one.respondedAt() && one.invokedAt() <= other.respondedAt());
        }

        private void note(List<Integer> candidates) {
            if (path.size() >= longest.size()) {
                longest = order();
                stuck = candidates.stream().map(operations::get).toList();
            }
        }

        private List<Operation> order() {
            List<Operation> order = new ArrayList<>();
            path.descendingIterator().forEachRemaining(step -> order.add(operations.get(step.operation())));
            return order;
        }
    }
}

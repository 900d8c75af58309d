package dev.thinkwatt.e2e.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Decides whether a history of one subscriber is linearizable: the search of Wing and Gong, with Lowe's memory of the pairs
 * (operations done, state) that were tried. An operation without an answer may be done at any time since its start, or never.
 *
 * <p>Short cuts leave verdicts as they are. An operation that changes nothing is done as soon as it fits; so is one that changes
 * no counter, and whose request no other operation was about meanwhile. So is a decision without an answer that takes
 * nothing; a closing of that kind waits until an answer about the same request needs it.
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
        private final Hindsight hindsight;
        private final Specification specification;
        private final BitSet alone;
        private final Map<Integer, BitSet> founders = new HashMap<>();
        private final Set<Tried> tried = new HashSet<>();
        private final BitSet done = new BitSet();
        private final Deque<Iterator<Step>> open = new ArrayDeque<>();
        private final Deque<Step> path = new ArrayDeque<>();
        private List<Operation> longest = List.of();
        private List<Operation> stuck = List.of();

        Search(List<Operation> history) {
            Unanswered unanswered = new Unanswered(history);
            operations = history.stream()
                    .filter(operation -> !operation.isOpen() || unanswered.mayHaveBeenDone(operation))
                    .sorted(Comparator.comparingLong(Operation::respondedAt).thenComparingLong(Operation::invokedAt))
                    .toList();
            hindsight = new Hindsight(history);
            specification = new Specification(terms, hindsight);
            alone = Alone.among(operations);
            IntStream.range(0, operations.size())
                    .filter(i -> operations.get(i).isOpen())
                    .forEach(i ->
                            unanswered.before(operations.get(i)).ifPresent(before -> founders.put(i, places(before))));
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
            for (int candidate : candidates) {
                List<State> after = isKnown(candidate) ? after(state, candidate) : List.of();
                if (after.size() == 1 && isHarmless(state, new Step(candidate, after.getFirst()))) {
                    return List.of(new Step(candidate, after.getFirst())).iterator();
                }
            }
            return candidates.stream()
                    .sorted(Comparator.comparingLong(candidate -> hindsight.probablyAt(operations.get(candidate))))
                    .flatMap(candidate -> after(state, candidate).stream().map(after -> new Step(candidate, after)))
                    .filter(step -> isWanted(state, step, candidates))
                    .iterator();
        }

        /** Whether it is known to have been done, and by now nothing can have been done to its request before. */
        private boolean isKnown(int candidate) {
            return !operations.get(candidate).isOpen() || comesFirst(candidate);
        }

        /** A closing without an answer that changes no counter can wait until an answer about its request is to be explained. */
        private boolean isWanted(State before, Step step, List<Integer> candidates) {
            Operation operation = operations.get(step.operation());
            return !operation.isOpen()
                    || operation.call() instanceof Call.Decide
                    || !step.state().counters().equals(before.counters())
                    || candidates.stream()
                            .map(operations::get)
                            .anyMatch(other -> !other.isOpen()
                                    && Objects.equals(
                                            operation.call().requestId(),
                                            other.call().requestId()));
        }

        private List<State> after(State state, int operation) {
            return specification.after(state, operations.get(operation));
        }

        private boolean comesFirst(int operation) {
            BitSet before = founders.get(operation);
            if (before == null) {
                return false;
            }
            BitSet missing = (BitSet) before.clone();
            missing.andNot(done);
            return missing.isEmpty();
        }

        /** Whether no order is lost by doing it at once. */
        private boolean isHarmless(State before, Step step) {
            return step.state().equals(before)
                    || ((operations.get(step.operation()).isOpen() || alone.get(step.operation()))
                            && step.state().counters().equals(before.counters()));
        }

        private BitSet places(List<Operation> some) {
            BitSet places = new BitSet();
            some.forEach(operation -> places.set(operations.indexOf(operation)));
            return places;
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

package dev.thinkwatt.e2e.history;

import dev.thinkwatt.e2e.history.Call.Decide;
import dev.thinkwatt.e2e.history.Reply.Closed;
import dev.thinkwatt.e2e.history.Reply.Decided;
import dev.thinkwatt.e2e.history.Reply.Kept;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which of the operations without an answer can have been done, by what others were answered about the same request. Without
 * this the search would try all of them everywhere. What is left out is at most too much: an operation that is done after the
 * last receipt was read would make a history refused, and none is accepted because of it.
 */
final class Unanswered {

    private final Map<String, List<Operation>> byRequest;

    Unanswered(List<Operation> history) {
        byRequest = history.stream()
                .filter(operation -> operation.call().requestId() != null)
                .collect(Collectors.groupingBy(
                        operation -> Objects.requireNonNull(operation.call().requestId())));
    }

    boolean mayHaveBeenDone(Operation open) {
        List<Operation> same =
                byRequest.getOrDefault(Objects.requireNonNullElse(open.call().requestId(), ""), List.of());
        boolean first = same.stream()
                .filter(Operation::isOpen)
                .filter(other -> other.call().equals(open.call()))
                .allMatch(other -> open.invokedAt() <= other.invokedAt());
        return first
                && switch (open.call()) {
                    case Decide ask -> mayHaveFounded(same, ask);
                    case Call.Settle settle -> mayHaveClosed(same, open.call(), "SETTLED");
                    case Call.Release release -> mayHaveClosed(same, open.call(), "RELEASED");
                    case Call.Read read -> false;
                    case Call.Stand stand -> false;
                };
    }

    private static boolean mayHaveFounded(List<Operation> same, Decide ask) {
        Set<Call> founders = founders(same);
        return (founders.isEmpty() || founders.contains(ask))
                && replies(same).noneMatch(reply -> reply instanceof Decided decided && !decided.replayed());
    }

    private static boolean mayHaveClosed(List<Operation> same, Call call, String state) {
        List<Operation> closings =
                same.stream().filter(other -> other.reply() instanceof Closed).toList();
        if (!closings.isEmpty()) {
            return closings.stream()
                    .allMatch(other -> other.reply() instanceof Closed closed
                            && closed.replayed()
                            && other.call().equals(call));
        }
        List<String> told = replies(same)
                .flatMap(reply -> reply instanceof Kept kept ? Stream.of(kept.state()) : Stream.empty())
                .toList();
        return told.isEmpty() || told.contains(state);
    }

    /**
     * The operations that found its request unknown. Once they are done, nothing about the request can be done before it; empty
     * where that is not so.
     */
    Optional<List<Operation>> before(Operation open) {
        boolean founds = open.call() instanceof Decide && founders(same(open)).equals(Set.of(open.call()));
        return founds
                ? Optional.of(same(open).stream()
                        .filter(other -> new Reply.Refused(404).equals(other.reply()))
                        .toList())
                : Optional.empty();
    }

    /** The bodies that can have been first: those that were answered with the decision, or all where none was. */
    private static Set<Call> founders(List<Operation> same) {
        Set<Call> answered = same.stream()
                .filter(other -> other.reply() instanceof Decided)
                .map(Operation::call)
                .collect(Collectors.toSet());
        boolean exists = replies(same).anyMatch(reply -> reply instanceof Kept);
        return !answered.isEmpty() || !exists
                ? answered
                : same.stream()
                        .map(Operation::call)
                        .filter(call -> call instanceof Decide)
                        .collect(Collectors.toSet());
    }

    private List<Operation> same(Operation operation) {
        return byRequest.getOrDefault(
                Objects.requireNonNullElse(operation.call().requestId(), ""), List.of());
    }

    private static Stream<Reply> replies(List<Operation> operations) {
        return operations.stream().flatMap(operation -> Stream.ofNullable(operation.reply()));
    }
}

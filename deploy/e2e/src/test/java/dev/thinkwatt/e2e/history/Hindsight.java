package dev.thinkwatt.e2e.history;

import dev.thinkwatt.e2e.history.Reply.Count;
import dev.thinkwatt.e2e.history.Reply.Decided;
import dev.thinkwatt.e2e.history.Reply.Kept;
import dev.thinkwatt.e2e.history.Reply.Span;
import dev.thinkwatt.e2e.history.Reply.Stood;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the whole of a history tells about each of its parts: how a request was answered first, which an operation without an
 * answer must agree with, and which windows there were.
 */
final class Hindsight {

    /** The service's clock is this machine's, but truncated to milliseconds, and not the one that operations are timed by. */
    private static final long BLUR = Duration.ofMillis(50).toNanos();

    private final Map<String, Decided> firsts = new HashMap<>();
    private final Map<String, Set<Span>> windows = new HashMap<>();
    private final Map<String, Long> decidedAt = new HashMap<>();
    private final Map<String, Long> closedAt = new HashMap<>();
    private final long last;

    Hindsight(List<Operation> history) {
        for (Operation operation : history) {
            String requestId = operation.call().requestId();
            if (requestId != null) {
                operation.tellsFirst().ifPresent(first -> firsts.putIfAbsent(requestId, first));
                decidedAt.merge(requestId, operation.told().decidedAt(), Math::min);
                closedAt.merge(requestId, operation.told().closedAt(), Math::min);
            }
            counts(operation.reply())
                    .forEach((allowance, count) -> windows.computeIfAbsent(allowance, id -> new HashSet<>())
                            .add(count.window()));
        }
        last = history.stream()
                .mapToLong(operation -> operation.isOpen() ? operation.invokedAt() : operation.respondedAt())
                .max()
                .orElse(0);
    }

    @Nullable Decided first(String requestId) {
        return firsts.get(requestId);
    }

    /** When the service says that it carried an operation out; within the operation, and a guess where it says nothing. */
    long probablyAt(Operation operation) {
        String requestId = Objects.requireNonNullElse(operation.call().requestId(), "");
        long said = switch (operation.call()) {
            case Call.Decide ask -> decidedAt.getOrDefault(requestId, Operation.NEVER);
            case Call.Settle settle -> closedAt.getOrDefault(requestId, Operation.NEVER);
            case Call.Release release -> closedAt.getOrDefault(requestId, Operation.NEVER);
            case Call.Read read -> operation.invokedAt();
            case Call.Stand stand -> operation.invokedAt();
        };
        return Math.clamp(said, operation.invokedAt(), operation.respondedAt());
    }

    Optional<Span> window(String allowance, long now) {
        return windows.getOrDefault(allowance, Set.of()).stream()
                .filter(window -> window.contains(now))
                .findFirst();
    }

    /**
     * The instants, all that matter, at which an operation may have been carried out: its start, and each start and end of a window
     * since. What is carried out after all else nobody sees.
     */
    Stream<Long> instants(Operation operation) {
        long from = operation.invokedAt() - BLUR;
        long until = (operation.isOpen() ? last : operation.respondedAt()) + BLUR;
        return LongStream.concat(
                        LongStream.of(from),
                        windows.values().stream()
                                .flatMap(Set::stream)
                                .flatMapToLong(window -> LongStream.of(window.startsAt(), window.endsAt()))
                                .filter(roll -> from < roll && roll < until))
                .distinct()
                .boxed();
    }

    private static Map<String, Count> counts(@Nullable Reply reply) {
        return switch (reply) {
            case Decided decided -> decided.allowances();
            case Kept kept -> kept.first().allowances();
            case Stood stood -> stood.allowances();
            case Reply.Closed closed -> Map.of();
            case Reply.Refused refused -> Map.of();
            case null -> Map.of();
        };
    }
}

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

    Hindsight(List<Operation> history) {
        for (Operation operation : history) {
            String requestId = operation.call().requestId();
            if (requestId != null) {
                operation.tellsFirst().ifPresent(first -> firsts.putIfAbsent(requestId, first));
            }
            counts(operation.reply())
                    .forEach((allowance, count) -> windows.computeIfAbsent(allowance, id -> new HashSet<>())
                            .add(count.window()));
        }
    }

    @Nullable Decided first(String requestId) {
        return firsts.get(requestId);
    }

    Optional<Span> window(String allowance, long now) {
        return windows.getOrDefault(allowance, Set.of()).stream()
                .filter(window -> window.contains(now))
                .findFirst();
    }

    /** The instants, all that matter, at which an operation may have been carried out: its start, and each roll of a window since. */
    Stream<Long> instants(Operation operation) {
        long from = operation.invokedAt() - BLUR;
        long until = operation.isOpen() ? Operation.NEVER : operation.respondedAt() + BLUR;
        return LongStream.concat(
                        LongStream.of(from),
                        windows.values().stream()
                                .flatMap(Set::stream)
                                .mapToLong(Span::startsAt)
                                .filter(start -> from < start && start < until))
                .distinct()
                .boxed();
    }

    private static Map<String, Count> counts(@Nullable Reply reply) {
        return switch (reply) {
            case Decided decided -> decided.allowances();
            case Kept kept -> kept.first().allowances();
            case Stood stood -> stood.allowances();
            case null, default -> Map.of();
        };
    }
}

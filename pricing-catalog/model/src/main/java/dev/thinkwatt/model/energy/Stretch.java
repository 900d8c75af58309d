package dev.thinkwatt.model.energy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** A stretch of time in UTC, start inclusive, end exclusive, both at whole seconds. */
public interface Stretch {

    Instant start();

    Instant end();

    default boolean holds(Instant instant) {
        return !instant.isBefore(start()) && instant.isBefore(end());
    }

    default boolean overlaps(Stretch other) {
        return start().isBefore(other.end()) && other.start().isBefore(end());
    }

    /** The one that holds an instant. */
    static <T extends Stretch> Optional<T> at(List<T> stretches, Instant instant) {
        return stretches.stream().filter(stretch -> stretch.holds(instant)).findFirst();
    }

    /** @throws IllegalArgumentException where this is no stretch of time */
    static void require(Instant start, Instant end) {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("an interval ends after it starts");
        }
        if (!isWholeSecond(start) || !isWholeSecond(end)) {
            throw new IllegalArgumentException("an interval starts and ends at a whole second");
        }
    }

    /** @throws IllegalArgumentException where one starts before the one before it has ended */
    static void requireApart(List<? extends Stretch> inOrder) {
        for (int i = 1; i < inOrder.size(); i++) {
            if (inOrder.get(i).start().isBefore(inOrder.get(i - 1).end())) {
                throw new IllegalArgumentException(
                        "intervals overlap at " + inOrder.get(i).start());
            }
        }
    }

    private static boolean isWholeSecond(Instant instant) {
        return instant.equals(instant.truncatedTo(ChronoUnit.SECONDS));
    }
}

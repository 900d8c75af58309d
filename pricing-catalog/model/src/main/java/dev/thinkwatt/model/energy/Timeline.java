package dev.thinkwatt.model.energy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What holds at one site, as arrays in order of time: a year of quarters is looked through in sixteen steps of one array.
 * Stretches start and end at whole seconds, so that seconds are enough to find them.
 *
 * @param <T> a value with the stretch of time that it holds for
 */
final class Timeline<T> {

    private final long[] starts;
    private final long[] ends;
    private final List<T> values;

    /** @param inOrder of their starts, no two of which are the same */
    Timeline(Collection<T> inOrder, Function<T, ? extends Stretch> span) {
        this.values = List.copyOf(inOrder);
        this.starts = values.stream()
                .mapToLong(value -> span.apply(value).start().getEpochSecond())
                .toArray();
        this.ends = values.stream()
                .mapToLong(value -> span.apply(value).end().getEpochSecond())
                .toArray();
    }

    /** The value whose stretch was the last to begin, if it has not ended. */
    Optional<T> at(Instant instant) {
        int last = last(instant);
        return last >= 0 && instant.getEpochSecond() < ends[last] ? Optional.of(values.get(last)) : Optional.empty();
    }

    /** The value whose stretch was the last to begin, though it may have ended. */
    Optional<T> lastBegun(Instant instant) {
        int last = last(instant);
        return last >= 0 ? Optional.of(values.get(last)) : Optional.empty();
    }

    /** The value whose stretch is the next to begin. */
    Optional<T> next(Instant instant) {
        int next = last(instant) + 1;
        return next < starts.length ? Optional.of(values.get(next)) : Optional.empty();
    }

    private int last(Instant instant) {
        int found = Arrays.binarySearch(starts, instant.getEpochSecond());
        return found >= 0 ? found : -found - 2;
    }
}

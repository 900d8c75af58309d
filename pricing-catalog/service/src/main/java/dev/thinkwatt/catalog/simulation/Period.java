package dev.thinkwatt.catalog.simulation;

import dev.thinkwatt.support.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The usage that a simulation is about: what began from an instant on, and before another. */
record Period(Instant from, Instant until) {

    static final Duration USUAL = Duration.ofDays(30);
    private static final Duration MAX = Duration.ofDays(92);

    /** @throws ProblemException 400 for one that is not past, ends before it begins, or is too long */
    static Period of(@Nullable Instant from, @Nullable Instant until, Instant now) {
        Instant end = until == null ? now : until;
        if (end.isAfter(now)) {
            throw ProblemException.invalid("until", "must not be in the future");
        }
        Instant start = from == null ? end.minus(USUAL) : from;
        if (!start.isBefore(end)) {
            throw ProblemException.invalid("from", "must be before until");
        }
        if (start.plus(MAX).isBefore(end)) {
            throw ProblemException.invalid("from", "must be at most " + MAX.toDays() + " days before until");
        }
        return new Period(start, end);
    }
}

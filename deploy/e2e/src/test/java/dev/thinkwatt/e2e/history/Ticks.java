package dev.thinkwatt.e2e.history;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The one clock that operations are timed by: nanoseconds since 1970, and never back. */
final class Ticks {

    private static final long STARTED_NANOS = System.nanoTime();
    private static final long STARTED_AT = of(Instant.now());

    private Ticks() {}

    static long now() {
        return STARTED_AT + System.nanoTime() - STARTED_NANOS;
    }

    static long of(Instant instant) {
        return ChronoUnit.NANOS.between(Instant.EPOCH, instant);
    }
}

package dev.thinkwatt.model.plan;

import java.time.Instant;

/** A stretch of time: start inclusive, end exclusive. */
public record TimeSpan(Instant startsAt, Instant endsAt) {
    public TimeSpan {
        if (!startsAt.isBefore(endsAt)) {
            throw new IllegalArgumentException("a time span ends after it starts");
        }
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(startsAt) && instant.isBefore(endsAt);
    }
}

package dev.thinkwatt.model.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who uses: one subscriber of an account, from one instant (inclusive) to another (exclusive).
 *
 * @param until null while the seat is taken
 */
public record Seat(
        String accountId,
        String subscriberId,
        Instant from,
        @Nullable Instant until) {
    public Seat {
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("a seat ends before it starts");
        }
    }

    public boolean isTakenAt(Instant instant) {
        return !instant.isBefore(from) && (until == null || instant.isBefore(until));
    }
}

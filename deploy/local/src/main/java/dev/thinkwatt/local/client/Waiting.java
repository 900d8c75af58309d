package dev.thinkwatt.local.client;

import dev.thinkwatt.local.client.Api.Refused;
import dev.thinkwatt.local.client.Api.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waiting for what takes a moment to get from one service to another. */
public final class Waiting {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private Waiting() {}

    /** Asks until it is no longer too early, and gives up at the deadline with the last answer. */
    public static Reply until(Instant deadline, Supplier<Reply> ask, Predicate<Reply> tooEarly) {
        Reply reply = ask.get();
        while (tooEarly.test(reply) && Instant.now().isBefore(deadline)) {
            pause(BETWEEN_LOOKS);
            reply = ask.get();
        }
        return reply;
    }

    /** @throws Refused if interrupted meanwhile */
    public static void pause(Duration duration) {
        try {
            Thread.sleep(duration.isNegative() ? Duration.ZERO : duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("interrupted");
        }
    }
}

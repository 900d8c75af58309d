package dev.thinkwatt.local.replay;

import dev.thinkwatt.local.client.Api;
import java.time.Duration;

/** Waiting between two looks at something. */
final class Pause {

    private Pause() {}

    static void of(Duration duration) {
        try {
            Thread.sleep(duration.isNegative() ? Duration.ZERO : duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Api.Refused("interrupted");
        }
    }
}

package dev.thinkwatt.support.consume;

import java.time.Duration;

/** Waits between tries, each twice as long as the last, up to a limit. */
final class BackOff {

    private final Duration max;
    private Duration next;

    BackOff(Duration first, Duration max) {
        this.next = first;
        this.max = max;
    }

    void rest() {
        try {
            Thread.sleep(next);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted between two tries", e);
        }
        Duration twice = next.multipliedBy(2);
        next = twice.compareTo(max) < 0 ? twice : max;
    }
}

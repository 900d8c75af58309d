package dev.thinkwatt.quota.republication;

import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Does work once there is room for it, and again where it fails in passing. */
@ApplicationScoped
class Patience {

    private final Settings settings;

    Patience(Settings settings) {
        this.settings = settings;
    }

    /**
     * What comes of the work.
     *
     * @param room waited for as long as it takes
     * @param waiting called before each look for room, and so before each attempt
     * @throws ProblemException 503 where it has failed so often in a row; any other at once
     */
    <T> T have(BooleanSupplier room, Runnable waiting, Supplier<T> work) {
        int failures = 0;
        while (true) {
            try {
                waiting.run();
                if (room.getAsBoolean()) {
                    return work.get();
                }
                failures = 0;
            } catch (ProblemException e) {
                failures++;
                if (e.type() != ProblemType.UNAVAILABLE || failures >= settings.attemptsMax()) {
                    throw e;
                }
            }
            pause();
        }
    }

    private void pause() {
        try {
            Thread.sleep(settings.pause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}

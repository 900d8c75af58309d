package dev.thinkwatt.quota.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All decisions that can still be closed. */
final class OpenDecisions {

    private final List<Open> all = new ArrayList<>();

    void add(Open decision) {
        all.add(decision);
    }

    void forgetBefore(Instant decidedAt) {
        all.removeIf(decision -> decision.decidedAt().isBefore(decidedAt));
    }

    /** Any such one; null if there is none. */
    @Nullable Open removeAny(Random random, Predicate<Open> which) {
        List<Open> some = all.stream().filter(which).toList();
        if (some.isEmpty()) {
            return null;
        }
        Open chosen = some.get(random.nextInt(some.size()));
        all.remove(chosen);
        return chosen;
    }
}

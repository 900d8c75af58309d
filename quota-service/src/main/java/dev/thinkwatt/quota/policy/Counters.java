package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one subscriber used of each allowance in its latest window. Windows roll when they are touched, and only forward. */
public record Counters(Map<String, Counter> windows) {

    public static final Counters NONE = new Counters(Map.of());

    /** Longer than any two clocks differ: a window that ended may still be asked for by a replica whose clock is late. */
    private static final Duration KEPT_AFTER_END = Duration.ofDays(1);

    /** Units used in one window. Its end is kept, so that a reset once announced does not move. */
    public record Counter(TimeSpan window, long used) {}

    public Counters {
        windows = Map.copyOf(windows);
    }

    /** Where an allowance stands at an instant; one before the stored window counts in the stored one. */
    public Standing standing(Allowance allowance, ZoneId zone, Instant now) {
        Counter stored = windows.get(allowance.id());
        return stored != null && now.isBefore(stored.window().endsAt())
                ? standing(allowance, stored.window(), stored.used())
                : standing(allowance, allowance.window().spanAt(zone, now), 0);
    }

    /** These counters once the units are taken; windows that nobody can ask for any more are forgotten. */
    public Counters plus(List<Taken> taken, Instant now) {
        Map<String, Counter> next = new HashMap<>(windows);
        next.values()
                .removeIf(counter ->
                        counter.window().endsAt().plus(KEPT_AFTER_END).isBefore(now));
        for (Taken take : taken) {
            next.put(take.allowance(), new Counter(take.window(), usedIn(take) + take.units()));
        }
        return new Counters(next);
    }

    /** These counters once the units are given back, each to the window it was taken from; a window that is over keeps them. */
    public Counters minus(List<Taken> taken) {
        Map<String, Counter> next = new HashMap<>(windows);
        for (Taken take : taken) {
            if (holds(take)) {
                next.put(take.allowance(), new Counter(take.window(), Math.max(0, usedIn(take) - take.units())));
            }
        }
        return new Counters(next);
    }

    /** Whether the window that the units were taken from is still the latest. */
    public boolean holds(Taken taken) {
        Counter stored = windows.get(taken.allowance());
        return stored != null && stored.window().equals(taken.window());
    }

    private long usedIn(Taken take) {
        Counter stored = windows.get(take.allowance());
        return stored != null && stored.window().equals(take.window()) ? stored.used() : 0;
    }

    private static Standing standing(Allowance allowance, TimeSpan window, long used) {
        return new Standing(allowance.id(), allowance.meter(), window, allowance.limit(), used);
    }
}

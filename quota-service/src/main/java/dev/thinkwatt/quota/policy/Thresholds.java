package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What subscribers are told of their limits: each share of a limit once in a window, and the first downgrade. */
public final class Thresholds {

    private Thresholds() {}

    /** Something to tell. */
    public sealed interface Crossing {
        Standing standing();

        /** A share of the limit is used. */
        record Used(Standing standing, int percent) implements Crossing {}

        /** The first request of the window that another model served. */
        record FirstDowngrade(Standing standing, Notice notice) implements Crossing {}
    }

    /** What is to be told, and the holdings that remember that it was. */
    public record Told(Holdings holdings, List<Crossing> crossings) {}

    /** After units were taken, or corrected upwards. */
    public static Told used(Subscriber subscriber, Holdings holdings, List<Taken> taken, Instant now) {
        Holdings next = holdings;
        List<Crossing> crossings = new ArrayList<>();
        for (Taken take : taken) {
            Optional<Allowance> allowance = subscriber.allowance(take);
            if (allowance.isEmpty() || !holdings.of(take.scope()).holds(take)) {
                continue;
            }
            Standing standing = holdings.standing(subscriber, allowance.get(), now);
            int reached = reached(subscriber, standing);
            if (reached > standing.counter().noticedPercent()) {
                next = next.with(
                        take.scope(), counters -> counters.with(take.allowance(), counter -> counter.noticed(reached)));
                crossings.add(new Crossing.Used(standing, reached));
            } else if (hasEased(subscriber, standing)) {
                next = next.with(take.scope(), counters -> counters.with(take.allowance(), Counter::eased));
            }
        }
        return new Told(next, crossings);
    }

    /** After a fallback served. */
    public static Told downgraded(Subscriber subscriber, Holdings holdings, Decision.Downgraded decision, Instant now) {
        Optional<Standing> bound = decision.walk()
                .boundBy()
                .flatMap(subscriber::allowance)
                .map(allowance -> holdings.standing(subscriber, allowance, now))
                .filter(standing -> standing.running() && !standing.counter().wasDowngradeNoticed());
        return bound.map(standing -> new Told(
                        holdings.with(
                                standing.of().scope(),
                                counters -> counters.with(standing.allowance(), Counter::noticedDowngrade)),
                        List.<Crossing>of(new Crossing.FirstDowngrade(standing, decision.notice()))))
                .orElseGet(() -> new Told(holdings, List.of()));
    }

    /** A sliding window never begins anew: it is told of again once less than half of the first share is used. */
    private static boolean hasEased(Subscriber subscriber, Standing standing) {
        int first = subscriber.plan().entitlements().noticesAt().getFirst();
        return standing.of().window() instanceof Window.Sliding
                && standing.counter().noticedPercent() > 0
                && standing.percent() * 2 < first;
    }

    /** Of a limit of nothing there is no share to tell: what is used then is top-ups. */
    private static int reached(Subscriber subscriber, Standing standing) {
        return standing.limit().signum() == 0
                ? 0
                : subscriber.plan().entitlements().noticesAt().stream()
                        .filter(percent -> percent <= standing.percent())
                        .reduce(0, Math::max);
    }
}

package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What subscribers are told of their limits: each share of a limit once in a window, and the first downgrade. */
public final class Thresholds {

    /** Near a limit and at it: operations see who is, whatever shares a plan tells of. */
    private static final List<Integer> WATCHED = List.of(80, 100);

    private Thresholds() {}

    /** Something to tell. */
    public sealed interface Crossing {
        Standing standing();

        /**
         * A share of the limit is used.
         *
         * @param told whether the plan has the subscriber told
         */
        record Used(Standing standing, int percent, boolean told) implements Crossing {}

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
            if (allowance.isEmpty() || !holdings.of(take.scope()).holds(take, now)) {
                continue;
            }
            Standing standing = holdings.standing(subscriber, allowance.get(), now);
            int told = reached(standing, subscriber.plan().entitlements().noticesAt());
            int watched = reached(standing, WATCHED);
            int reached = Math.max(told, watched);
            int before = standing.counter().noticedPercent();
            if (reached > before) {
                next = next.with(
                        take.scope(), counters -> counters.with(take.allowance(), counter -> counter.noticed(reached)));
                if (told > before) {
                    crossings.add(new Crossing.Used(standing, told, true));
                }
                if (watched > told) {
                    crossings.add(new Crossing.Used(standing, watched, false));
                }
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
    private static int reached(Standing standing, List<Integer> shares) {
        int used = standing.limit().signum() == 0 ? 0 : standing.percent();
        return shares.stream().filter(percent -> percent <= used).reduce(0, Math::max);
    }
}

package dev.thinkwatt.e2e.history;

import static dev.thinkwatt.e2e.history.Cases.MINI;
import static dev.thinkwatt.e2e.history.Cases.THINKING;
import static dev.thinkwatt.e2e.history.Cases.TODAY;

import dev.thinkwatt.e2e.history.Call.Decide;
import dev.thinkwatt.e2e.history.Call.Release;
import dev.thinkwatt.e2e.history.Call.Settle;
import dev.thinkwatt.e2e.history.Reply.Closed;
import dev.thinkwatt.e2e.history.Reply.Count;
import dev.thinkwatt.e2e.history.Reply.Decided;
import dev.thinkwatt.e2e.history.Reply.Kept;
import dev.thinkwatt.e2e.history.Reply.Refused;
import dev.thinkwatt.e2e.history.Reply.Stood;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A service in a few lines, with a defect built in if wanted. It shows the defect now and then, as real ones do. */
final class SimulatedService implements Function<Call, Reply> {

    /** What such services get wrong. */
    enum Defect {
        NONE,
        /** Two take the same unit. */
        LOSES_AN_UPDATE,
        /** The limit is off by one. */
        ADMITS_ONE_TOO_MANY,
        /** A request id is forgotten. */
        TAKES_AGAIN_ON_RETRY,
        /** A read tells of the past. */
        READS_STALE,
        /** A release beside a settlement. */
        RELEASES_WHAT_WAS_SETTLED,
        /** A release that is repeated gives back again. */
        GIVES_BACK_TWICE
    }

    private static final Map<String, Long> LIMITS = Map.of(THINKING, 2L, MINI, 1L);

    private final Random random;
    private final Defect defect;
    private final Map<String, Long> used = new HashMap<>(Map.of(THINKING, 0L, MINI, 0L));
    private Map<String, Long> usedBefore = Map.copyOf(used);
    private final Map<String, Decision> decisions = new HashMap<>();

    private static final class Decision {
        final Decide ask;
        final Decided first;

        @Nullable Call closedBy;

        @Nullable Closed closing;

        Decision(Decide ask, Decided first) {
            this.ask = ask;
            this.first = first;
        }

        String state() {
            return closing == null ? first.model() == null ? "DENIED" : "OPEN" : closing.state();
        }
    }

    SimulatedService(Random random, Defect defect) {
        this.random = random;
        this.defect = defect;
    }

    private boolean shows(Defect kind) {
        return defect == kind && random.nextInt(3) == 0;
    }

    @Override
    public Reply apply(Call call) {
        return switch (call) {
            case Decide ask -> decide(ask);
            case Settle settle -> close(settle, settle.requestId());
            case Release release -> close(release, release.requestId());
            case Call.Read read -> receipt(read.requestId());
            case Call.Stand stand -> {
                Map<String, Long> told = shows(Defect.READS_STALE) ? usedBefore : used;
                yield new Stood(Map.of(THINKING, count(THINKING, told), MINI, count(MINI, told)));
            }
        };
    }

    private Reply decide(Decide ask) {
        Decision known = decisions.get(ask.requestId());
        if (known != null && !shows(Defect.TAKES_AGAIN_ON_RETRY)) {
            return known.ask.equals(ask) ? known.first.asReplay() : new Refused(409);
        }
        Map<String, Count> looked = new LinkedHashMap<>();
        String model = take(ask.model(), ask.manual(), looked);
        String outcome = model == null ? "DENIED" : model.equals(ask.model()) ? "GRANTED" : "DOWNGRADED";
        Decided first = new Decided(outcome, model, false, looked, ask.requestId() + outcome);
        decisions.put(ask.requestId(), new Decision(ask, first));
        return first;
    }

    private @Nullable String take(String model, boolean manual, Map<String, Count> looked) {
        if (model.equals(THINKING) && !manual) {
            return model;
        }
        long limit = limit(model) + (shows(Defect.ADMITS_ONE_TOO_MANY) ? 1 : 0);
        if (used(model) < limit) {
            usedBefore = Map.copyOf(used);
            used.put(model, used(model) + 1);
            looked.put(model, count(model, used));
            if (shows(Defect.LOSES_AN_UPDATE)) {
                used.put(model, used(model) - 1);
            }
            return model;
        }
        looked.put(model, count(model, used));
        return model.equals(THINKING) ? take(MINI, manual, looked) : null;
    }

    private Reply close(Call call, String requestId) {
        Decision decision = decisions.get(requestId);
        if (decision == null) {
            return new Refused(404);
        }
        if (decision.closing != null) {
            boolean ignored = call instanceof Release && shows(Defect.RELEASES_WHAT_WAS_SETTLED);
            if (!ignored) {
                return call.equals(decision.closedBy) ? again(decision.closing) : new Refused(409);
            }
        }
        if (decision.first.model() == null) {
            return new Refused(409);
        }
        decision.closedBy = call;
        decision.closing = call instanceof Release release
                ? new Closed("RELEASED", false, giveBack(release, decision.first))
                : new Closed("SETTLED", false, Set.of());
        return decision.closing;
    }

    private Closed again(Closed closing) {
        if (defect == Defect.GIVES_BACK_TWICE) {
            closing.returned().forEach(allowance -> used.put(allowance, used(allowance) - 1));
        }
        return new Closed(closing.state(), true, closing.returned());
    }

    private Set<String> giveBack(Release release, Decided first) {
        String model = first.model();
        if (!release.givesBack() || model == null || !first.allowances().containsKey(model)) {
            return Set.of();
        }
        usedBefore = Map.copyOf(used);
        used.put(model, used(model) - 1);
        return Set.of(model);
    }

    private Reply receipt(String requestId) {
        Decision decision = decisions.get(requestId);
        return decision == null ? new Refused(404) : new Kept(decision.state(), decision.first);
    }

    private long used(String allowance) {
        return used.getOrDefault(allowance, 0L);
    }

    private static long limit(String allowance) {
        return LIMITS.getOrDefault(allowance, 0L);
    }

    private static Count count(String allowance, Map<String, Long> used) {
        return Count.of(TODAY, limit(allowance), used.getOrDefault(allowance, 0L));
    }
}

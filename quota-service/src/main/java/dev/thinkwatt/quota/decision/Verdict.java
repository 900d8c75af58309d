package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.quota.policy.Decision;
import dev.thinkwatt.quota.policy.Notice;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The flat form of a decision that answers are made of. */
record Verdict(
        Outcome outcome,
        @Nullable String model,
        boolean overage,
        @Nullable Notice notice,
        @Nullable Long retryAfterSeconds) {

    static Verdict of(Decision decision) {
        Outcome outcome = Outcome.of(decision);
        return switch (decision) {
            case Decision.Granted granted -> served(outcome, granted.model(), granted.overage(), null);
            case Decision.Reported reported -> served(outcome, reported.model(), reported.overage(), null);
            case Decision.Substituted substituted -> served(outcome, substituted.model(), substituted.overage(), null);
            case Decision.Downgraded downgraded ->
                served(outcome, downgraded.model(), downgraded.overage(), downgraded.notice());
            case Decision.Denied denied -> new Verdict(outcome, null, false, null, seconds(denied.retryAfter()));
        };
    }

    private static Verdict served(Outcome outcome, ServedModel model, boolean overage, @Nullable Notice notice) {
        return new Verdict(outcome, model.id(), overage, notice, null);
    }

    /** Whole seconds, up, and at least one: who comes back then finds the window open. */
    private static @Nullable Long seconds(@Nullable Duration retryAfter) {
        return retryAfter == null
                ? null
                : Math.max(1, retryAfter.plusSeconds(1).minusNanos(1).toSeconds());
    }
}

package dev.thinkwatt.quota.console;

import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.quota.decision.Outcome;
import dev.thinkwatt.quota.policy.Decision;
import dev.thinkwatt.quota.policy.Notice;
import dev.thinkwatt.quota.policy.Reason;
import dev.thinkwatt.quota.policy.Walk;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would be decided now, as the page shows it.
 *
 * @param requested null where the plan has no default either
 * @param servedFrom when the same would be served; null where waiting does not help, and where it is served
 * @param boundBy the allowance that kept the model asked for from being served as part of the plan
 */
record WouldBe(
        Outcome outcome,
        @Nullable String requested,
        @Nullable String model,
        Reason reason,
        boolean overage,
        @Nullable Notice notice,
        @Nullable Instant servedFrom,
        @Nullable String boundBy,
        List<Walk.Step> chain,
        ZoneId zone) {

    static WouldBe of(Decision decision, @Nullable String requested, Instant now, ZoneId zone) {
        return switch (decision) {
            case Decision.Granted(ServedModel model, boolean overage, var _, var _) ->
                of(Outcome.GRANTED, decision, requested, new Served(model.id(), overage, null), null, zone);
            case Decision.Reported(ServedModel model, boolean overage, var _, var _) ->
                of(Outcome.GRANTED, decision, requested, new Served(model.id(), overage, null), null, zone);
            case Decision.Downgraded(ServedModel model, Notice notice, boolean overage, var _, var _) ->
                of(Outcome.DOWNGRADED, decision, requested, new Served(model.id(), overage, notice), null, zone);
            case Decision.Substituted(var _, ServedModel model, boolean overage, var _, var _) ->
                of(Outcome.SUBSTITUTED, decision, requested, new Served(model.id(), overage, null), null, zone);
            case Decision.Denied(var _, var retryAfter, var _) -> {
                Instant from = retryAfter == null ? null : now.plus(retryAfter);
                yield of(Outcome.DENIED, decision, requested, NOTHING, from, zone);
            }
        };
    }

    private static final Served NOTHING = new Served(null, false, null);

    private record Served(
            @Nullable String model,
            boolean overage,
            @Nullable Notice notice) {}

    private static WouldBe of(
            Outcome outcome,
            Decision decision,
            @Nullable String requested,
            Served served,
            @Nullable Instant servedFrom,
            ZoneId zone) {
        return new WouldBe(
                outcome,
                requested,
                served.model(),
                decision.reason(),
                served.overage(),
                served.notice(),
                servedFrom,
                decision.walk().boundBy().orElse(null),
                decision.walk().steps(),
                zone);
    }
}

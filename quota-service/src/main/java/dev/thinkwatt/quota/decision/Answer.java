package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.plan.Knobs;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.quota.policy.Decision;
import dev.thinkwatt.quota.policy.Notice;
import dev.thinkwatt.quota.policy.Reason;
import dev.thinkwatt.quota.policy.Subscriber;
import dev.thinkwatt.quota.policy.Walk;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A decision as its caller gets it, and as it is kept: asking again gets the same, word for word but for {@code replayed}. */
@Schema(
        name = "Decision",
        requiredProperties = {"requestId", "outcome", "reason", "overage", "replayed", "allowances"})
public record Answer(
        @Schema(description = "Names the decision when settling or releasing it. Absent where nothing was kept")
        @Nullable String decisionId,

        @Schema(description = "The id its usage event will have") @Nullable UUID eventId,

        String requestId,
        Outcome outcome,

        @Schema(description = "The model to serve; absent where denied") @Nullable String model,

        @Schema(description = "The model asked for, or the default that stood for it") @Nullable String requestedModel,

        @Schema(description = "How long the context was said to be; absent where that was not said") @Nullable Long contextTokens,

        @Schema(
                description =
                        "From when on the model asked for is no longer served, past or to come; absent while nobody has announced that")
        @Nullable Instant retiresAt,

        Reason reason,

        @Schema(description = "Served beyond an allowance, at a charge")
        boolean overage,

        @Schema(description = "Whether this is the answer to an earlier request of the same id")
        boolean replayed,

        @Schema(description = "The plan version that decided, and that will price the usage") @Nullable PlanVersion plan,

        @Schema(description = "Settle before; absent where denied") @Nullable Instant heldUntil,

        @Schema(description = "Absent where waiting does not help") @Nullable Long retryAfterSeconds,

        @Schema(
                description =
                        "The allowances that had no room, that of the model asked for first; absent where all had")
        @Nullable List<String> exhausted,

        @Schema(
                description =
                        "The models tried, in order; absent where the first serves within its limits, and where none was tried")
        @Nullable List<Walk.Step> chain,

        @Schema(description = "What to tell the user about a downgrade") @Nullable Notice notice,

        @Schema(description = "What the subscriber set, or has from the plan; absent where nothing was kept") @Nullable Knobs knobs,

        @Schema(description = "Every allowance looked at, this request included")
        List<AllowanceNow> allowances) {

    /** The answer to somebody who is not known: nothing is kept, and nothing is promised for next time. */
    static Answer notKept(String requestId, @Nullable String requestedModel, Decision.Denied denied) {
        Verdict verdict = Verdict.of(denied);
        return new Answer(
                null,
                null,
                requestId,
                verdict.outcome(),
                null,
                requestedModel,
                null,
                null,
                denied.reason(),
                false,
                false,
                null,
                null,
                verdict.retryAfterSeconds(),
                null,
                null,
                null,
                null,
                List.of());
    }

    /** @param contextTokens 0 where nobody said how long the context is */
    static Answer of(
            DecisionId id,
            @Nullable String requestedModel,
            long contextTokens,
            Subscriber subscriber,
            @Nullable Instant heldUntil,
            Decision decision) {
        Verdict verdict = Verdict.of(decision);
        boolean denied = verdict.outcome() == Outcome.DENIED;
        return new Answer(
                id.toString(),
                denied ? null : id.eventId(),
                id.requestId(),
                verdict.outcome(),
                verdict.model(),
                requestedModel,
                contextTokens == 0 ? null : contextTokens,
                requestedModel == null ? null : subscriber.retiresAt(requestedModel),
                decision.reason(),
                verdict.overage(),
                false,
                subscriber.plan().planVersion(),
                denied ? null : heldUntil,
                verdict.retryAfterSeconds(),
                orAbsent(decision.walk().exhausted()),
                orAbsent(decision.walk().detour()),
                verdict.notice(),
                subscriber.knobs(),
                decision.walk().standings().stream()
                        .map(standing -> AllowanceNow.of(standing.after(decision.taken())))
                        .toList());
    }

    Answer asReplay() {
        return new Answer(
                decisionId,
                eventId,
                requestId,
                outcome,
                model,
                requestedModel,
                contextTokens,
                retiresAt,
                reason,
                overage,
                true,
                plan,
                heldUntil,
                retryAfterSeconds,
                exhausted,
                chain,
                notice,
                knobs,
                allowances);
    }

    private static <T> @Nullable List<T> orAbsent(List<T> list) {
        return list.isEmpty() ? null : list;
    }
}

package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.quota.policy.Notice;
import dev.thinkwatt.quota.policy.Reason;
import dev.thinkwatt.quota.policy.Walk;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A receipt in short, as lists show it. */
@Schema(name = "ReceiptLine")
public record ReceiptLine(
        @Schema(description = "Names the whole receipt") String decisionId,

        String requestId,
        Instant decidedAt,
        Selection selection,
        Outcome outcome,

        @Schema(description = "The model asked for, or the default that stood for it") @Nullable String requestedModel,

        @Schema(description = "How long the context was said to be") @Nullable Long contextTokens,

        @Schema(description = "The model served; absent where denied") @Nullable String model,

        Reason reason,
        boolean overage,

        @Schema(
                description =
                        "The models tried, in order; absent where the first serves within its limits, and where none was tried")
        @Nullable List<Walk.Step> chain,

        @Schema(description = "What there was to tell of a downgrade") @Nullable Notice notice,

        @Nullable PlanVersion plan,

        @Schema(description = "What became of it") State state) {

    /** Where a decision is in its life. */
    public enum State {
        DENIED,
        OPEN,
        EXPIRED,
        SETTLED,
        RELEASED
    }

    static ReceiptLine of(DecisionId id, Instant decidedAt, Selection selection, State state, Answer answer) {
        return new ReceiptLine(
                id.toString(),
                id.requestId(),
                decidedAt,
                selection,
                answer.outcome(),
                answer.requestedModel(),
                answer.contextTokens(),
                answer.model(),
                answer.reason(),
                answer.overage(),
                answer.chain(),
                answer.notice(),
                answer.plan(),
                state);
    }
}

package dev.thinkwatt.quota.decision;

import dev.thinkwatt.support.problem.BatchEntries.Refused;
import dev.thinkwatt.support.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of one settlement of a batch. */
@Schema(name = "SettlementResult", description = "Either a settlement or a problem")
record SettlementResult(
        @Nullable SettlementAnswer settlement,

        @Schema(
                ref = "#/components/schemas/Problem",
                description = "Why it was not taken, with fields named as where one decision is settled")
        @Nullable Problem problem,

        @Schema(description = "With a problem that waiting helps against") @Nullable Long retryAfterSeconds) {

    static SettlementResult of(SettlementAnswer answer) {
        return new SettlementResult(answer, null, null);
    }

    static SettlementResult of(Refused refused) {
        return new SettlementResult(null, refused.problem(), refused.retryAfterSeconds());
    }
}

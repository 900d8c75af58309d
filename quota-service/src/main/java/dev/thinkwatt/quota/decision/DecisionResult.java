package dev.thinkwatt.quota.decision;

import dev.thinkwatt.support.problem.BatchEntries.Refused;
import dev.thinkwatt.support.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of one request of a batch. */
@Schema(name = "DecisionResult", description = "Either a decision or a problem")
record DecisionResult(
        @Nullable Answer decision,

        @Schema(
                ref = "#/components/schemas/Problem",
                description = "What the request would have got had it come alone, with fields named as there")
        @Nullable Problem problem,

        @Schema(description = "With a problem that waiting helps against") @Nullable Long retryAfterSeconds) {

    static DecisionResult of(Written written) {
        return new DecisionResult(written.answer(), null, null);
    }

    static DecisionResult of(Refused refused) {
        return new DecisionResult(null, refused.problem(), refused.retryAfterSeconds());
    }
}

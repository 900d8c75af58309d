package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.usage.Usage;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A settlement as its caller gets it, and as it is kept. */
@Schema(name = "Settled")
record SettlementAnswer(
        String decisionId,

        @Schema(description = "The usage event that billing prices")
        UUID eventId,

        String state,
        boolean replayed,
        Instant settledAt,
        String model,

        @Schema(description = "In disjoint kinds, as it will be priced")
        Usage usage) {

    static SettlementAnswer of(DecisionId id, Settlement settlement, Instant settledAt) {
        return new SettlementAnswer(
                id.toString(), id.eventId(), "SETTLED", false, settledAt, settlement.model(), settlement.usage());
    }

    SettlementAnswer asReplay() {
        return new SettlementAnswer(decisionId, eventId, state, true, settledAt, model, usage);
    }
}

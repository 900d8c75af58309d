package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.Usage;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A settlement as its caller gets it, and as it is kept. */
@Schema(name = "Settled")
record SettlementAnswer(
        String decisionId,

        @Schema(description = "The usage event that billing prices")
        UUID eventId,

        @Schema(description = "The estimated event that it stands for, where the hold had run out") @Nullable UUID corrects,

        String state,
        boolean replayed,
        Instant settledAt,
        String model,

        @Schema(description = "The tier that served, which is the tier billed") @Nullable ServiceTier serviceTier,

        @Schema(description = "In disjoint kinds, as it will be priced")
        Usage usage) {

    static SettlementAnswer of(Receipt receipt, Settlement settlement, Instant settledAt) {
        return new SettlementAnswer(
                receipt.id().toString(),
                receipt.id().eventId(receipt.revision()),
                receipt.estimatedEvent(),
                "SETTLED",
                false,
                settledAt,
                settlement.model(),
                settlement.serviceTier(),
                settlement.usage());
    }

    SettlementAnswer asReplay() {
        return new SettlementAnswer(decisionId, eventId, corrects, state, true, settledAt, model, serviceTier, usage);
    }

    /** Of a settlement that was kept before tiers were, the usual one. */
    ServiceTier tier() {
        return Objects.requireNonNullElse(serviceTier, ServiceTier.STANDARD);
    }
}

package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.usage.Served;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageEvent;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
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

        @Schema(description = "Where it ran") @Nullable String site,

        @Schema(description = "When it began to run") @Nullable Instant startedAt,

        @Schema(description = "When it had run") @Nullable Instant endedAt,

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
                settlement.site(),
                settlement.startedAt(),
                settlement.endedAt(),
                settlement.usage());
    }

    SettlementAnswer asReplay() {
        return new SettlementAnswer(
                decisionId,
                eventId,
                corrects,
                state,
                true,
                settledAt,
                model,
                serviceTier,
                site,
                startedAt,
                endedAt,
                usage);
    }

    /** What was told, word for word; empty where it was kept before all of that was. */
    Optional<Settlement> settlement() {
        return serviceTier == null || site == null || startedAt == null || endedAt == null
                ? Optional.empty()
                : Optional.of(new Settlement(model, usage, site, serviceTier, startedAt, endedAt));
    }

    /** Of a settlement that was kept before tiers and sites were: the usual tier, nobody knows where. */
    Served served() {
        return new Served(
                model,
                Objects.requireNonNullElse(serviceTier, ServiceTier.STANDARD),
                Objects.requireNonNullElse(site, UsageEvent.UNKNOWN_SITE),
                usage);
    }
}

package dev.thinkwatt.model.usage;

import java.time.Instant;
import java.util.UUID;

/**
 * A settled request as billing sees it: the value of the topic {@code usage.recorded}.
 *
 * @param revision 0 for the first usage of a decision, one more for each correction
 * @param plan the version the decision was made under, and the one that prices it
 * @param overage whether the request ran beyond an allowance that charges for it
 * @param usage in disjoint kinds
 * @param site where it ran, which decides what its electricity cost
 */
public record UsageEvent(
        UUID eventId,
        String decisionId,
        int revision,
        String accountId,
        String subscriberId,
        String requestId,
        PlanVersion plan,
        String requestedModel,
        String model,
        Selection selection,
        boolean overage,
        Usage usage,
        String site,
        ServiceTier serviceTier,
        Instant startedAt,
        Instant endedAt,
        Instant decidedAt,
        Instant settledAt) {
    public UsageEvent {
        if (endedAt.isBefore(startedAt)) {
            throw new IllegalArgumentException("endedAt is before startedAt");
        }
        if (revision < 0) {
            throw new IllegalArgumentException("revisions count from 0");
        }
    }
}

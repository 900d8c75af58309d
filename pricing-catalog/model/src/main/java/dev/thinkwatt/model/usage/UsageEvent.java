package dev.thinkwatt.model.usage;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A settled request as billing sees it: the value of the topic {@code usage.recorded}.
 *
 * @param revision 0 for the first usage of a decision, one more for each correction
 * @param plan the version the decision was made under, and the one that prices it
 * @param overage whether the request ran beyond an allowance that charges for it
 * @param usage in disjoint kinds
 * @param site where it ran, which decides what its electricity cost; {@link #UNKNOWN_SITE} only where estimated
 * @param estimated absent: false. True where nobody told what was used before the hold of the decision ran out
 * @param corrects the event of the same decision that this one stands for from now on
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
        Instant settledAt,
        @Nullable Boolean estimated,
        @Nullable UUID corrects) {

    /** Where something ran that nobody told of: no electricity is charged for it. */
    public static final String UNKNOWN_SITE = "unknown";

    public UsageEvent {
        // Absent and false are one, so that the same event is written the same everywhere.
        estimated = Boolean.TRUE.equals(estimated) ? Boolean.TRUE : null;
        if (endedAt.isBefore(startedAt)) {
            throw new IllegalArgumentException("endedAt is before startedAt");
        }
        if (revision < 0) {
            throw new IllegalArgumentException("revisions count from 0");
        }
        if (corrects != null && revision == 0) {
            throw new IllegalArgumentException("the first event of a decision corrects none");
        }
    }

    /** Usage that was measured, and corrects nothing. */
    public UsageEvent(
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
        this(
                eventId,
                decisionId,
                revision,
                accountId,
                subscriberId,
                requestId,
                plan,
                requestedModel,
                model,
                selection,
                overage,
                usage,
                site,
                serviceTier,
                startedAt,
                endedAt,
                decidedAt,
                settledAt,
                null,
                null);
    }

    /** The same usage, as if it had been decided under another version. */
    public UsageEvent under(PlanVersion other) {
        return new UsageEvent(
                eventId,
                decisionId,
                revision,
                accountId,
                subscriberId,
                requestId,
                other,
                requestedModel,
                model,
                selection,
                overage,
                usage,
                site,
                serviceTier,
                startedAt,
                endedAt,
                decidedAt,
                settledAt,
                estimated,
                corrects);
    }

    public boolean isEstimated() {
        return estimated != null;
    }

    /** Whether nobody knows where it ran. */
    public boolean ranNobodyKnowsWhere() {
        return isEstimated() && site.equals(UNKNOWN_SITE);
    }
}

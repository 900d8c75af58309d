package dev.thinkwatt.quota.decision;

import java.time.Instant;

/** Where a decision stands among those of its day: by subscribers, the last first, and of each in the order in which they were made. */
public record SentPlace(String subscriberId, Instant decidedAt, String requestId) {

    /** Before all others. */
    public static final SentPlace NONE = new SentPlace("", Instant.EPOCH, "");

    DecisionKey key() {
        return new DecisionKey(subscriberId, requestId);
    }
}

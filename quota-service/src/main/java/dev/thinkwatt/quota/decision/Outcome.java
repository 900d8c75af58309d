package dev.thinkwatt.quota.decision;

import dev.thinkwatt.quota.policy.Decision;

/** A decision in one word. */
public enum Outcome {
    GRANTED,
    DOWNGRADED,
    SUBSTITUTED,
    DENIED;

    static Outcome of(Decision decision) {
        return switch (decision) {
            case Decision.Granted _, Decision.Reported _ -> GRANTED;
            case Decision.Downgraded _ -> DOWNGRADED;
            case Decision.Substituted _ -> SUBSTITUTED;
            case Decision.Denied _ -> DENIED;
        };
    }
}

package dev.thinkwatt.model.plan;

/** What happens to a request for which an allowance has no room left. */
public sealed interface AtLimit {
    /** Another model serves, and its own allowances are tested in turn. */
    record FallBack(String model) implements AtLimit {}

    /** It is served all the same, and charged beyond what the plan includes. */
    record Overage() implements AtLimit {}

    /** It is refused until the window resets. */
    record Deny() implements AtLimit {}
}

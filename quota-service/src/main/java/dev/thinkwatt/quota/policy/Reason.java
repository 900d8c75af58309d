package dev.thinkwatt.quota.policy;

/** Why a decision came out as it did. */
public enum Reason {
    WITHIN_ALLOWANCES,
    /** An allowance is used up, and lets the request run at a charge. */
    OVERAGE,
    ALLOWANCE_EXHAUSTED,
    MODEL_NOT_IN_PLAN,
    /** A router chose below the plan's floor, or a model that cannot read so long a context. */
    ROUTING_FLOOR,
    /** Usage that was told afterwards: nobody had asked. */
    REPORTED,
    NO_DEFAULT_MODEL,
    ACCOUNT_SUSPENDED,
    /** No seat of this id is known, or not yet. */
    UNKNOWN_SUBSCRIBER,
    /** The seat is known, but no published plan is in force for its account, or not yet. */
    NO_PLAN
}

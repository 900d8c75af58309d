package dev.thinkwatt.model.usage;

/** Names one immutable version of a plan. Versions count from 1. */
public record PlanVersion(String id, int version) {
    public PlanVersion {
        if (version < 1) {
            throw new IllegalArgumentException("plan versions count from 1");
        }
    }
}

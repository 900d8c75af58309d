package dev.thinkwatt.model.rating;

import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;

/** So much that an account used of something over a period. */
public record PeriodUsage(String model, UsageKind kind, ServiceTier tier, long quantity) {
    public PeriodUsage {
        if (quantity < 0) {
            throw new IllegalArgumentException("a quantity is never negative: " + quantity);
        }
    }
}

package dev.thinkwatt.model.plan;

import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import org.jspecify.annotations.Nullable;

/**
 * What has no price on purpose: audio of any model, anything in the batch tier. What is absent is taken for all of them.
 */
public record NotSold(
        @Nullable String model,
        @Nullable UsageKind kind,
        @Nullable ServiceTier tier) {

    public NotSold {
        if (model == null && kind == null && tier == null) {
            throw new IllegalArgumentException("what is not sold names a model, a kind or a tier");
        }
        if (kind == UsageKind.REQUEST) {
            throw new IllegalArgumentException("requests are sold, or their tokens are: only a kind of them is not");
        }
    }

    public boolean covers(String modelId, UsageKind usageKind, ServiceTier serviceTier) {
        return (model == null || model.equals(modelId))
                && (kind == null || kind == usageKind)
                && (tier == null || tier == serviceTier);
    }
}

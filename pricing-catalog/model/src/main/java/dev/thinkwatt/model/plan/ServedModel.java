package dev.thinkwatt.model.plan;

import dev.thinkwatt.model.energy.EnergyProfile;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A model as a plan version sells it, with all that deciding and rating need.
 *
 * @param contextTokens the longest context it can read
 * @param maxOutputTokens the longest answer it gives; null where nobody says
 * @param relativeAccuracy how often it is right relative to the reference model, which has 1
 */
public record ServedModel(
        String id,
        String name,
        ModelTier tier,
        long contextTokens,
        @Nullable Long maxOutputTokens,
        BigDecimal relativeAccuracy,
        EnergyProfile energy) {
    public ServedModel {
        if (contextTokens < 1) {
            throw new IllegalArgumentException("model " + id + " has no context");
        }
        if (maxOutputTokens != null && maxOutputTokens < 1) {
            throw new IllegalArgumentException("model " + id + " gives no answer");
        }
        if (relativeAccuracy.signum() <= 0) {
            throw new IllegalArgumentException("relativeAccuracy of " + id + " is more than 0");
        }
    }

    /** A model of which nobody says how long its answers may be. */
    public ServedModel(
            String id,
            String name,
            ModelTier tier,
            long contextTokens,
            BigDecimal relativeAccuracy,
            EnergyProfile energy) {
        this(id, name, tier, contextTokens, null, relativeAccuracy, energy);
    }
}

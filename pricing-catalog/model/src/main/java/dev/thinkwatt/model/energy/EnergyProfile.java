package dev.thinkwatt.model.energy;

import java.math.BigDecimal;

/**
 * What a model draws on the reference hardware.
 *
 * @param inputWh Wh per 1,000,000 input tokens that are not cached
 * @param cachedWh Wh per 1,000,000 cached input tokens
 * @param outputWh Wh per 1,000,000 visible output tokens
 * @param reasoningWh Wh per 1,000,000 reasoning tokens
 * @param requestWh Wh per request, whatever its length
 * @param source where the figures come from, with the date
 */
public record EnergyProfile(
        BigDecimal inputWh,
        BigDecimal cachedWh,
        BigDecimal outputWh,
        BigDecimal reasoningWh,
        BigDecimal requestWh,
        Basis basis,
        String source) {

    /** How the figures were found. */
    public enum Basis {
        MEASURED,
        MODELLED,
        VENDOR_STATED
    }

    public EnergyProfile {
        if (inputWh.signum() < 0
                || cachedWh.signum() < 0
                || outputWh.signum() < 0
                || reasoningWh.signum() < 0
                || requestWh.signum() < 0) {
            throw new IllegalArgumentException("a model never draws negative energy");
        }
    }
}

package dev.thinkwatt.model.energy;

import dev.thinkwatt.model.usage.Usage;
import java.math.BigDecimal;
import java.util.stream.Stream;

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

    /** A tenth of a Wh per token, and 100 kWh per request: far beyond any model, and small enough never to overflow. */
    private static final BigDecimal WATT_HOURS_MAX = BigDecimal.valueOf(100_000);

    private static final int MILLION = 6;

    /** How the figures were found. */
    public enum Basis {
        MEASURED,
        MODELLED,
        VENDOR_STATED
    }

    public EnergyProfile {
        Stream.of(inputWh, cachedWh, outputWh, reasoningWh, requestWh).forEach(EnergyProfile::requirePlausible);
    }

    /** Whether what a request draws depends on its tokens. */
    public boolean metersTokens() {
        return Stream.of(inputWh, cachedWh, outputWh, reasoningWh).anyMatch(figure -> figure.signum() != 0);
    }

    /**
     * E_it: Wh of the computers, on the reference hardware, exact. Tokens written to a cache were read like any input;
     * audio and images count as input and output.
     *
     * @param usage in disjoint kinds
     */
    public BigDecimal wattHours(Usage usage) {
        long input = usage.inputTokens()
                + usage.cacheWriteTokens()
                + usage.cacheWriteHourTokens()
                + usage.audioInputTokens()
                + usage.imageInputTokens();
        long output = usage.outputTokens() + usage.audioOutputTokens() + usage.imageOutputTokens();
        return inputWh.multiply(BigDecimal.valueOf(input))
                .add(cachedWh.multiply(BigDecimal.valueOf(usage.cachedInputTokens())))
                .add(outputWh.multiply(BigDecimal.valueOf(output)))
                .add(reasoningWh.multiply(BigDecimal.valueOf(usage.reasoningTokens())))
                .movePointLeft(MILLION)
                .add(requestWh);
    }

    /**
     * E_fac: what the facility draws for a request, in whole nWh, rounded HALF_UP once.
     *
     * @throws IllegalArgumentException for a mode where tokens are metered: it would count the same energy twice
     */
    public long nanoWattHours(Usage usage, EnergyFactors factors) {
        if (metersTokens() && factors.modeFactor().compareTo(BigDecimal.ONE) != 0) {
            throw new IllegalArgumentException("a mode multiplies turns only where tokens are not metered");
        }
        return factors.nanoWattHours(wattHours(usage));
    }

    private static void requirePlausible(BigDecimal wattHours) {
        if (wattHours.signum() < 0 || wattHours.compareTo(WATT_HOURS_MAX) > 0) {
            throw new IllegalArgumentException(
                    "a figure of an energy profile lies between 0 and " + WATT_HOURS_MAX + " Wh");
        }
    }
}

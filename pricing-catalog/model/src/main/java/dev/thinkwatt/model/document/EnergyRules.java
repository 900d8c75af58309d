package dev.thinkwatt.model.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is asked of what electricity a model draws, and of how its price is passed on. */
final class EnergyRules {

    private static final List<String> FIGURES = List.of("inputWh", "cachedWh", "outputWh", "reasoningWh", "requestWh");

    private EnergyRules() {}

    static void profile(Fields profile) {
        FIGURES.forEach(figure -> profile.between(figure, 0, 100_000));
    }

    static void surcharge(Fields policy) {
        policy.atLeast("priceBase", 0);
        policy.atLeast("passThrough", 0);
        policy.decimalsAtMost("floor", 6);
        policy.decimalsAtMost("cap", 6);
        Optional<BigDecimal> cap = policy.number("cap");
        policy.number("floor")
                .filter(floor -> cap.isPresent() && floor.compareTo(cap.get()) > 0)
                .ifPresent(floor -> policy.fault("floor", "must not be above cap"));
        policy.get("latencyReductionMs", Map.class).ifPresent(tiers -> latencies(tiers, policy));
    }

    private static void latencies(Map<?, ?> tiers, Fields policy) {
        tiers.forEach((tier, reduction) -> {
            int ms = (Integer) reduction;
            if (ms < 0 || ms > 300 || ms % 10 != 0) {
                policy.fault("latencyReductionMs." + tier, "must be a multiple of 10 between 0 and 300");
            }
        });
    }
}

package dev.thinkwatt.model.document;

import dev.thinkwatt.model.energy.SurchargePolicy.Steps;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
        policy.between("lagMonths", 0, 12);
        policy.number("capShare")
                .filter(share -> share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0)
                .ifPresent(share -> policy.fault("capShare", "must be more than 0 and at most 1"));
        policy.decimalsAtMost("capShare", 6);
        policy.between("noticeDays", 0, 365);
        policy.get("steps", Steps.class).ifPresent(given -> besideSteps(policy));
    }

    static void steps(Fields steps) {
        steps.positive("step");
        steps.atLeast("points", 0);
        steps.positive("maxPercent");
    }

    private static void besideSteps(Fields policy) {
        if (policy.number("lagMonths").orElse(BigDecimal.ZERO).signum() == 0) {
            policy.fault("lagMonths", "must be at least 1 beside steps, which are steps of the index of a month");
        }
        policy.number("passThrough")
                .filter(part -> part.compareTo(BigDecimal.ONE) != 0)
                .ifPresent(part -> policy.fault("passThrough", "must be 1 beside steps"));
        Stream.of("floor", "cap")
                .filter(name -> policy.get(name) != null)
                .forEach(name -> policy.fault(name, "must not be given beside steps"));
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

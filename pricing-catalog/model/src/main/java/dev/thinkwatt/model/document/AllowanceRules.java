package dev.thinkwatt.model.document;

import dev.thinkwatt.model.plan.Window.Rounding;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What is asked of an allowance and its parts. */
final class AllowanceRules {

    private static final String SHORTEST = "PT1S";
    private static final String LONGEST = "P366D";

    private AllowanceRules() {}

    static void allowance(Fields allowance) {
        allowance.identifier("id");
        allowance.notEmpty("models");
        allowance.atLeast("limit", 0);
        allowance.atLeast("returnsMax", 0);
    }

    static void fallBack(Fields fallBack) {
        fallBack.between("from", 0, 1);
    }

    static void weighing(Fields weighing) {
        weighing.atLeast("unitsMaxPerRequest", 0);
        weighing.get("models", Map.class).ifPresent(models -> factors(models, weighing));
    }

    static void peak(Fields peak) {
        peak.atLeast("factor", 0);
    }

    static void firstUse(Fields window) {
        window.lasts("length", SHORTEST, LONGEST);
        Optional<Duration> length = window.get("length", Duration.class);
        window.get("rounding", Rounding.class)
                .filter(rounding -> length.isPresent() && longest(rounding).compareTo(length.get()) > 0)
                .ifPresent(rounding -> window.fault("rounding", "must not be coarser than the length of the window"));
    }

    static void sliding(Fields window) {
        window.lasts("length", SHORTEST, LONGEST);
    }

    private static void factors(Map<?, ?> models, Fields weighing) {
        models.forEach((model, factor) -> {
            if (((BigDecimal) factor).signum() < 0) {
                weighing.fault("models." + model, "must be at least 0");
            }
        });
    }

    private static Duration longest(Rounding rounding) {
        return switch (rounding) {
            case NONE -> Duration.ZERO;
            case HOUR -> Duration.ofHours(1);
            case DAY -> Duration.ofDays(1);
        };
    }
}

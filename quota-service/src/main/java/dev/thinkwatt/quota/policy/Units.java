package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.rating.Rater;
import dev.thinkwatt.model.usage.Served;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

/** How many units of an allowance a request is: exact, and never negative. */
public final class Units {

    private static final Set<UsageKind> TOKENS =
            EnumSet.complementOf(EnumSet.of(UsageKind.REQUEST, UsageKind.TOOL_CALL));

    private Units() {}

    /**
     * @param served what serves it, and what that used or is expected to
     * @param at when it was decided: peak hours are told by it, and what an alias stands for
     */
    public static BigDecimal of(Allowance allowance, Plan plan, Served served, ZoneId zone, Instant at) {
        BigDecimal quantity = switch (allowance.meter()) {
            case REQUESTS -> BigDecimal.ONE;
            case TOKENS -> BigDecimal.valueOf(tokens(served.usage()));
            case MONEY -> Rater.worth(plan, served, at).amount();
        };
        return plain(allowance.weighing().units(served.model(), quantity, zone, at));
    }

    /** All tokens of a request, whatever their kind. */
    public static long tokens(Usage usage) {
        return TOKENS.stream().mapToLong(usage::quantity).sum();
    }

    /** The same number in the one form that it is stored and compared in. */
    static BigDecimal plain(BigDecimal units) {
        BigDecimal stripped = units.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}

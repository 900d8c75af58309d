package dev.thinkwatt.quota.simulation;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.quota.Plans;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;

/** How many units a request is, written once more from what the plan of the month says in words. */
final class Weights {

    private static final long TOKENS_MAX = 4_000;

    private final ZoneId zone;

    Weights(ZoneId zone) {
        this.zone = zone;
    }

    /** What is really taken once it is told what served: a request stays what was decided, tokens are those of what counts. */
    BigDecimal settled(Allowance allowance, Open decision, String served, long tokens) {
        boolean counts = !allowance.id().equals("tokens") || served.equals(Plans.THINKING_MINI);
        return counts ? units(allowance, decision.model(), tokens, decision.decidedAt()) : BigDecimal.ZERO;
    }

    BigDecimal units(Allowance allowance, String model, long tokens, Instant at) {
        return switch (allowance.id()) {
            case "tokens" -> BigDecimal.valueOf(Math.min(tokens, TOKENS_MAX));
            case "thinking" -> BigDecimal.ONE;
            default -> pooled(model, at);
        };
    }

    /** Half for the small model, and twice as much on Mondays and Tuesdays from nine to five. */
    private BigDecimal pooled(String model, Instant at) {
        var local = at.atZone(zone);
        boolean peak = local.getDayOfWeek().getValue() <= 2 && local.getHour() >= 9 && local.getHour() < 17;
        BigDecimal weight = model.equals(Plans.THINKING) ? BigDecimal.ONE : new BigDecimal("0.5");
        return peak ? weight.add(weight) : weight;
    }
}

package dev.thinkwatt.model.plan;

import dev.thinkwatt.model.money.Money;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What one subscriber has set, or has because the plan gives it to who did not choose. */
public record Knobs(
        @Nullable Persona persona,
        @Nullable Money spendingCap,
        @Nullable String safetyLevel) {

    public static final Knobs NONE = new Knobs(null, null, null);

    /** @param warmth 0 to 100 */
    public record Persona(Style style, int warmth) {}

    /** The manner of answers. */
    public enum Style {
        WARM,
        NEUTRAL,
        BALANCED
    }

    /** These, and what the plan gives for the rest. What the plan does not offer, or not any more, is left out. */
    public Knobs under(Entitlements plan) {
        Persona chosen = isOffered(new Knobs(persona, null, null), plan) ? persona : null;
        String level = isOffered(new Knobs(null, null, safetyLevel), plan) ? safetyLevel : null;
        return new Knobs(
                plan.knob(Knob.Persona.class)
                        .map(offer -> chosen == null ? offer.usual() : chosen)
                        .orElse(null),
                isOffered(new Knobs(null, spendingCap, null), plan) ? spendingCap : null,
                plan.knob(Knob.SafetyLevel.class)
                        .map(offer -> level == null ? offer.levels().getFirst() : level)
                        .orElse(null));
    }

    private static boolean isOffered(Knobs one, Entitlements plan) {
        return one.faults(plan).isEmpty();
    }

    /** What is wrong with setting these under a plan: the rule that is broken, by field. */
    public Map<String, String> faults(Entitlements plan) {
        Map<String, String> faults = new LinkedHashMap<>();
        if (persona != null) {
            plan.knob(Knob.Persona.class)
                    .ifPresentOrElse(
                            offer -> faults(offer, persona, faults),
                            () -> faults.put("persona", "is not offered by the plan"));
        }
        if (spendingCap != null) {
            plan.knob(Knob.SpendingCap.class)
                    .ifPresentOrElse(
                            offer -> faults(offer, spendingCap, faults),
                            () -> faults.put("spendingCap", "is not offered by the plan"));
        }
        if (safetyLevel != null) {
            plan.knob(Knob.SafetyLevel.class)
                    .ifPresentOrElse(
                            offer -> faults(offer, safetyLevel, faults),
                            () -> faults.put("safetyLevel", "is not offered by the plan"));
        }
        return faults;
    }

    private static void faults(Knob.Persona offer, Persona chosen, Map<String, String> faults) {
        if (!offer.styles().contains(chosen.style())) {
            faults.put("persona.style", "must be one of " + named(offer.styles()));
        }
        if (chosen.warmth() < offer.warmthMin() || chosen.warmth() > offer.warmthMax()) {
            faults.put("persona.warmth", "must lie between " + offer.warmthMin() + " and " + offer.warmthMax());
        }
    }

    private static void faults(Knob.SpendingCap offer, Money chosen, Map<String, String> faults) {
        if (!chosen.currency().equals(offer.max().currency())) {
            faults.put("spendingCap.currency", "must be " + offer.max().currency());
        } else if (chosen.amount().signum() < 0
                || chosen.amount().compareTo(offer.max().amount()) > 0) {
            faults.put(
                    "spendingCap.amount",
                    "must lie between 0 and " + offer.max().amount().toPlainString());
        }
    }

    private static void faults(Knob.SafetyLevel offer, String chosen, Map<String, String> faults) {
        if (!offer.levels().contains(chosen)) {
            faults.put("safetyLevel", "must be one of " + named(offer.levels()));
        }
    }

    private static String named(Collection<?> choices) {
        return choices.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}

package dev.thinkwatt.quota.console;

import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.Entitlements;
import dev.thinkwatt.model.plan.Knob;
import dev.thinkwatt.model.plan.Knobs;
import dev.thinkwatt.support.json.Decimals;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knobs as somebody enters them; what is empty is as the plan gives it. */
record KnobForm(String style, String warmth, String spendingCap, String safetyLevel) {

    static KnobForm of(Knobs set) {
        Knobs.Persona persona = set.persona();
        Money cap = set.spendingCap();
        return new KnobForm(
                persona == null ? "" : persona.style().name(),
                persona == null ? "" : Integer.toString(persona.warmth()),
                cap == null ? "" : cap.amount().toPlainString(),
                Optional.ofNullable(set.safetyLevel()).orElse(""));
    }

    public boolean has(Knobs.Style offered) {
        return style.equals(offered.name());
    }

    /** @throws ProblemException 400, with all that is wrong */
    Knobs toKnobs(Entitlements plan) {
        List<Violation> wrong = new ArrayList<>();
        Knobs knobs = new Knobs(persona(wrong), cap(plan, wrong), safetyLevel.isBlank() ? null : safetyLevel.strip());
        if (!wrong.isEmpty()) {
            throw ProblemException.invalid(wrong);
        }
        return knobs;
    }

    private Knobs.@Nullable Persona persona(List<Violation> wrong) {
        if (style.isBlank()) {
            return null;
        }
        try {
            return new Knobs.Persona(Knobs.Style.valueOf(style), Integer.parseInt(warmth.strip()));
        } catch (NumberFormatException e) {
            wrong.add(new Violation("persona.warmth", "must be a whole number"));
        } catch (IllegalArgumentException e) {
            wrong.add(new Violation("persona.style", "must be one of those that the form offers"));
        }
        return null;
    }

    private @Nullable Money cap(Entitlements plan, List<Violation> wrong) {
        Optional<Knob.SpendingCap> offer = plan.knob(Knob.SpendingCap.class);
        if (spendingCap.isBlank() || offer.isEmpty()) {
            return null;
        }
        try {
            return new Money(
                    Decimals.parse(spendingCap.strip()), offer.get().max().currency());
        } catch (NumberFormatException e) {
            wrong.add(new Violation("spendingCap.amount", "must be an amount, 25.00 for example, or nothing"));
            return null;
        }
    }
}

package dev.thinkwatt.model.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.money.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnobsTest {

    private static final Entitlements PLAN = new Entitlements(
            null,
            null,
            List.of(),
            List.of(
                    new Knob.Persona(List.of(Knobs.Style.NEUTRAL, Knobs.Style.WARM), 0, 60),
                    new Knob.SpendingCap(Money.of("100", "USD")),
                    new Knob.SafetyLevel(List.of("STANDARD", "STRICT"))));

    @Test
    void areThoseOfThePlanForWhoSetNone() {
        assertThat(Knobs.NONE.under(PLAN))
                .isEqualTo(new Knobs(new Knobs.Persona(Knobs.Style.NEUTRAL, 50), null, "STANDARD"));
    }

    @Test
    void stayAsSetWhereThePlanOffersThem() {
        Knobs set = new Knobs(new Knobs.Persona(Knobs.Style.WARM, 60), Money.of("25", "USD"), "STRICT");

        assertThat(set.under(PLAN)).isEqualTo(set);
        assertThat(set.faults(PLAN)).isEmpty();
    }

    @Test
    void fallBackToThePlansWhereItOffersThemNoMore() {
        Knobs set = new Knobs(new Knobs.Persona(Knobs.Style.WARM, 90), Money.of("25", "EUR"), "PARANOID");

        assertThat(set.under(PLAN)).isEqualTo(Knobs.NONE.under(PLAN));
        assertThat(set.faults(PLAN)).containsOnlyKeys("persona.warmth", "spendingCap.currency", "safetyLevel");
        assertThat(set.under(Entitlements.NONE)).isEqualTo(Knobs.NONE);
    }
}

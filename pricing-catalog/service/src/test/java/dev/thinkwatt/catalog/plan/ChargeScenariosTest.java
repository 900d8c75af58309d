package dev.thinkwatt.catalog.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thinkwatt.catalog.testing.Scenarios;
import dev.thinkwatt.model.plan.ChargeModel;
import dev.thinkwatt.model.rating.Charging;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of {@code /charges}: charge models as a plan carries them, and what they make of quantities. */
class ChargeScenariosTest {

    record Scenario(String about, ChargeModel charge, List<Case> cases) {}

    record Case(long quantity, List<Part> parts, BigDecimal amount) {}

    record Part(long quantity, BigDecimal amount) {}

    record Refused(String rule, JsonNode charge) {}

    static Stream<String> charges() {
        return Scenarios.files("charges");
    }

    static Stream<String> refused() {
        return Scenarios.files("refused-charges");
    }

    @ParameterizedTest
    @MethodSource("charges")
    void chargesExactly(String file) {
        Scenario scenario = Scenarios.read("charges", file, Scenario.class);
        assertThat(scenario.cases()).isNotEmpty();
        for (Case one : scenario.cases()) {
            List<Charging.Part> parts = Charging.parts(scenario.charge(), one.quantity());

            String name = file + ", " + one.quantity();
            assertThat(parts).as(name).hasSameSizeAs(one.parts());
            for (int i = 0; i < parts.size(); i++) {
                assertThat(parts.get(i).quantity())
                        .as(name)
                        .isEqualTo(one.parts().get(i).quantity());
                assertThat(parts.get(i).amount())
                        .as(name)
                        .isEqualByComparingTo(one.parts().get(i).amount());
            }
            assertThat(parts.stream().map(Charging.Part::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as(name)
                    .isEqualByComparingTo(one.amount());
        }
    }

    @ParameterizedTest
    @MethodSource("charges")
    void refusesANegativeQuantity(String file) {
        Scenario scenario = Scenarios.read("charges", file, Scenario.class);

        assertThatIllegalArgumentException().isThrownBy(() -> Charging.parts(scenario.charge(), -1));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesAChargeModelThatMakesNoSense(String file) {
        Refused scenario = Scenarios.read("refused-charges", file, Refused.class);

        assertThatThrownBy(() -> Scenarios.as(scenario.charge(), ChargeModel.class))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(scenario.rule());
    }

    @Test
    void everyChargeModelHasItsScenarios() {
        assertThat(charges()
                        .<Class<?>>map(file -> Scenarios.read("charges", file, Scenario.class)
                                .charge()
                                .getClass()))
                .contains(ChargeModel.class.getPermittedSubclasses());
    }
}

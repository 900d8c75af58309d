package dev.thinkwatt.model.energy;

import static dev.thinkwatt.model.Sample.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.thinkwatt.model.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepTableTest {

    private static final StepTable TABLE = new StepTable(dec("0.08"), dec("0.005"), dec("0.5"), null);

    @ParameterizedTest
    @CsvSource({
        "0.0973, 3, 1.5, 185.21",
        "0.08, 0, 0, 0.00",
        "0.084999, 0, 0, 0.00",
        "0.085, 1, 0.5, 61.74",
        "0.0750001, 0, 0, 0.00",
        "0.075, -1, -0.5, -61.74",
        "0.0627, -3, -1.5, -185.21",
        "-0.42, -100, -50, -6173.50",
    })
    void countsWholeStepsFromTheBase(BigDecimal index, long steps, BigDecimal percent, String surcharge) {
        assertThat(TABLE.steps(index)).isEqualTo(steps);
        assertThat(TABLE.percent(index)).isEqualByComparingTo(percent);
        Money charged = new Money(TABLE.on(dec("12347.00"), index), Currency.getInstance("EUR"));
        assertThat(charged.toMinorUnit(RoundingMode.HALF_UP)).hasToString(surcharge + " EUR");
    }

    @Test
    void isExactUntilItIsRounded() {
        assertThat(TABLE.on(dec("12347.00"), dec("0.0973"))).isEqualByComparingTo("185.205");
    }

    @Test
    void mayChargeNothing() {
        assertThat(new StepTable(dec("0.08"), dec("0.005"), dec("0"), null).percent(dec("0.2")))
                .isEqualByComparingTo("0");
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException().isThrownBy(() -> new StepTable(dec("0.08"), dec("0"), dec("0.5"), null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StepTable(dec("0.08"), dec("0.005"), dec("-1"), null));
    }
}

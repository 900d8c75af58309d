package dev.thinkwatt.model.energy;

import static dev.thinkwatt.model.Sample.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class IndexPriceTest {

    @Test
    void convertsExactlyAndIsDisclosedToSixDecimals() {
        BigDecimal perKwh = new IndexPrice(dec("95.37")).perKwh(dec("1.0837"));

        assertThat(perKwh).isEqualByComparingTo("0.103352469");
        assertThat(perKwh.setScale(6, RoundingMode.HALF_UP)).isEqualTo("0.103352");
    }

    @Test
    void mayBeNegative() {
        assertThat(new IndexPrice(dec("-500")).perKwh(BigDecimal.ONE)).isEqualByComparingTo("-0.5");
    }

    @Test
    void refusesAnExchangeRateThatIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new IndexPrice(dec("95.37")).perKwh(BigDecimal.ZERO));
    }
}

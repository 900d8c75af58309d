package dev.thinkwatt.model.energy;

import static dev.thinkwatt.model.Sample.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.thinkwatt.model.Sample;
import dev.thinkwatt.model.energy.EnergyLine.Subtotal;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnergyLineTest {

    /** The worked example of 6.5 kWh, apportioned over two quarters. */
    private static final EnergyLine LINE =
            line(subtotal("0.084120", "0.004120", "2888888888889"), subtotal("0.131450", "0.051450", "3611111111111"));

    @Test
    void roundsTheExactSumOnce() {
        assertThat(LINE.exactAmount().amount()).isEqualByComparingTo("0.19769388888888363");
        assertThat(LINE.amount()).hasToString("0.20 USD");
    }

    @Test
    void roundsTheQuantityToSixDecimalsOfAKwh() {
        assertThat(LINE.kilowattHours()).isEqualTo("6.500000");
        assertThat(line(subtotal("0.1", "0.02", "499999")).kilowattHours()).isEqualTo("0.000000");
        assertThat(line(subtotal("0.1", "0.02", "500000")).kilowattHours()).isEqualTo("0.000001");
    }

    @Test
    void weighsTheMeanRateAndPriceByKwh() {
        assertThat(LINE.meanRate()).isEqualTo("0.030414");
        assertThat(LINE.meanPrice()).isEqualTo("0.110414");
        assertThat(line(subtotal("0.1", "0.02", "0")).meanRate()).isEqualByComparingTo("0");
    }

    @Test
    void itsAnnexAddsUp() {
        BigDecimal sum = LINE.subtotals().stream().map(Subtotal::amount).reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(sum).isEqualByComparingTo(LINE.exactAmount().amount());
    }

    @Test
    void smallAmountsAreNotLostOneByOne() {
        Subtotal tenThousandShortTurns = subtotal("0.10", "0.020000", "3960000000000");

        assertThat(line(tenThousandShortTurns).amount()).hasToString("0.08 USD");
    }

    @Test
    void holdsMoreThanALongOfNanoWattHours() {
        Subtotal year = subtotal("0.10", "0.020000", "92233720368547758070");

        assertThat(line(year).amount()).hasToString("1844674.41 USD");
    }

    @Test
    void aCreditRoundsLikeTheChargeItMirrors() {
        assertThat(line(subtotal("0.08", "-0.005000", "1000000000000")).amount())
                .hasToString("-0.01 USD");
        assertThat(line(subtotal("0.08", "0.005000", "1000000000000")).amount()).hasToString("0.01 USD");
    }

    @Test
    void whatIsTakenBackLowersTheLine() {
        EnergyLine line = line(subtotal("0.1", "0.02", "3000000000000"), subtotal("0.2", "0.12", "-1000000000000"));
        assertThat(line.kilowattHours()).isEqualByComparingTo("2");
        assertThat(line.amount()).hasToString("-0.06 USD");
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException().isThrownBy(() -> subtotal("0.1", "0.02", "0.5"));
        assertThatIllegalArgumentException().isThrownBy(EnergyLineTest::line);
    }

    private static EnergyLine line(Subtotal... subtotals) {
        return new EnergyLine(Sample.USD, List.of(subtotals));
    }

    private static Subtotal subtotal(String price, String rate, String nanoWattHours) {
        return new Subtotal(dec(price), dec(rate), dec(nanoWattHours));
    }
}

package dev.thinkwatt.model.energy;

import static dev.thinkwatt.model.Sample.USD;
import static dev.thinkwatt.model.Sample.dec;
import static dev.thinkwatt.model.Sample.policy;
import static dev.thinkwatt.model.Sample.site;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.energy.EnergyLine.Subtotal;
import dev.thinkwatt.model.energy.SurchargePolicy.IntervalRule;
import dev.thinkwatt.model.energy.SurchargePolicy.Rate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The line that docs/energy.md computes again with a pocket calculator. */
class LineByHandTest {

    private static final SurchargePolicy POLICY = policy(IntervalRule.START, "1", null, "0.05");
    private static final Site SITE = site("1.10", "2.3", "0.5", "0.4");

    @ParameterizedTest
    @CsvSource({
        "-0.0031, 0.00062, -0.082480, 0.000000, 0.75,            -0.06186",
        "0.112,   0.0224,  0.009600,  0.000000, 12.345678901234, 0.1185185174518464",
        "0.185,   0.037,   0.050000,  0.018000, 3.000000000001,  0.15000000000005"
    })
    void hasTheRatesOfItsAnnex(
            String price, String discount, String rate, String cut, String kilowattHours, String subtotal) {
        Rate passedOn = POLICY.rate(SITE.effectivePrice(dec(price)));
        assertThat(passedOn).isEqualTo(new Rate(dec(rate), dec(cut)));
        assertThat(dec(price).subtract(SITE.effectivePrice(dec(price))).abs()).isEqualByComparingTo(dec(discount));
        assertThat(subtotal(price, rate, kilowattHours).amount()).isEqualByComparingTo(dec(subtotal));
    }

    @Test
    void addsUpToWhatIsPrinted() {
        EnergyLine line = new EnergyLine(
                USD,
                List.of(
                        subtotal("-0.0031", "-0.082480", "0.75"),
                        subtotal("0.112", "0.009600", "12.345678901234"),
                        subtotal("0.185", "0.050000", "3.000000000001")));
        assertThat(line.kilowattHours()).isEqualTo(dec("16.095679"));
        assertThat(line.exactAmount().amount()).isEqualByComparingTo(dec("0.2066585174518964"));
        assertThat(line.amount().amount()).isEqualTo(dec("0.21"));
        assertThat(line.meanRate()).isEqualTo(dec("0.012839"));
        assertThat(line.meanPrice()).isEqualTo(dec("0.120243"));
    }

    private static Subtotal subtotal(String price, String rate, String kilowattHours) {
        return new Subtotal(dec(price), dec(rate), dec(kilowattHours).movePointRight(12));
    }
}

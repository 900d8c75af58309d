package dev.thinkwatt.model.energy;

import static dev.thinkwatt.model.Sample.dec;
import static dev.thinkwatt.model.Sample.interval;
import static dev.thinkwatt.model.Sample.policy;
import static dev.thinkwatt.model.Sample.site;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.Sample;
import dev.thinkwatt.model.SampleEvent;
import dev.thinkwatt.model.energy.ElectricityPrices.Priced;
import dev.thinkwatt.model.energy.EnergyCharge.Part;
import dev.thinkwatt.model.energy.SurchargePolicy.IntervalRule;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurchargeTest {

    /** The worked example: 6.5 kWh of a batch, however many tokens it took, at a site of PUE 1. */
    private static final EnergyProfile BATCH = Sample.profile("0", "0", "0", "6500");

    private static final SampleEvent OVER_THE_BORDER =
            SampleEvent.using(Usage.NONE).from("2026-11-24T06:53:20Z", "2026-11-24T07:08:20Z");

    private static final ElectricityDay MORNING = Sample.day(
            site("1", "1", "0", "0"),
            interval("2026-11-24T06:45:00Z", "2026-11-24T07:00:00Z", "0.084120"),
            interval("2026-11-24T07:00:00Z", "2026-11-24T07:15:00Z", "0.131450"));

    @Test
    void aShortTurnCostsWhatThePocketCalculatorSays() {
        EnergyCharge charge = charge(
                SampleEvent.using(Usage.ofText(1200, 500)),
                Sample.PROFILE,
                policy(IntervalRule.START),
                Sample.day("0.10"));

        assertThat(charge.nanoWattHours()).isEqualTo(396_000_000);
        assertThat(charge.amount().amount()).isEqualByComparingTo("0.000007920000");
        assertThat(charge.parts()).singleElement().satisfies(part -> {
            assertThat(part.rate()).isEqualTo("0.020000");
            assertThat(part.price()).isEqualTo("0.10");
            assertThat(part.source()).isEqualTo("EPEX");
        });
    }

    @Test
    void apportionsOverTheIntervalsItSpans() {
        EnergyCharge charge = charge(OVER_THE_BORDER, BATCH, policy(IntervalRule.APPORTION), MORNING);

        assertThat(charge.parts())
                .extracting(Part::nanoWattHours)
                .containsExactly(2_888_888_888_889L, 3_611_111_111_111L);
        assertThat(charge.parts()).extracting(Part::rate).containsExactly(dec("0.004120"), dec("0.051450"));
        assertThat(charge.amount().amount().setScale(12, RoundingMode.HALF_UP)).isEqualTo("0.197693888889");
        assertThat(charge.amount().toMinorUnit(RoundingMode.HALF_UP)).hasToString("0.20 USD");
    }

    @Test
    void takesThePriceAtItsStartWhereThePolicySaysSo() {
        EnergyCharge charge = charge(OVER_THE_BORDER, BATCH, policy(IntervalRule.START), MORNING);

        assertThat(charge.amount().amount()).isEqualByComparingTo("0.026780");
        assertThat(charge.amount().toMinorUnit(RoundingMode.HALF_UP)).hasToString("0.03 USD");
    }

    @Test
    void anEventWithoutDurationTakesThePriceAtItsStart() {
        SampleEvent atOnce = SampleEvent.using(Usage.NONE).from("2026-11-24T07:00:00Z", "2026-11-24T07:00:00.000999Z");

        EnergyCharge charge = charge(atOnce, BATCH, policy(IntervalRule.APPORTION), MORNING);

        assertThat(charge.parts()).singleElement().satisfies(part -> {
            assertThat(part.nanoWattHours()).isEqualTo(charge.nanoWattHours());
            assertThat(part.price()).isEqualTo("0.131450");
        });
    }

    @Test
    void hasNoPriceWhereAnyIntervalIsMissing() {
        SampleEvent beyondTheLast = OVER_THE_BORDER.from("2026-11-24T07:10:00Z", "2026-11-24T07:15:00.001Z");
        ElectricityPrices prices = ElectricityPrices.of(List.of(MORNING));

        assertThat(Surcharge.intervals(beyondTheLast.event(), policy(IntervalRule.APPORTION), prices, false))
                .isEmpty();
        assertThat(Surcharge.intervals(beyondTheLast.event(), policy(IntervalRule.START), prices, false))
                .hasSize(1);
    }

    @Test
    void carriesWhatALineDiscloses() {
        ElectricityDay day = Sample.day(
                site("1.10", "2.3", "0.5", "0.4"), interval("2026-11-24T12:00:00Z", "2026-11-24T12:15:00Z", "0.20"));

        EnergyCharge charge = charge(
                SampleEvent.using(Usage.ofText(1200, 500)).in(ServiceTier.PRIORITY),
                Sample.PROFILE,
                policy(IntervalRule.START, "1", null, "0.05"),
                day);

        // 0.33 · 1.10 · 1.157625 / 2.3 = 0.18270342… Wh
        assertThat(charge.nanoWattHours()).isEqualTo(182_703_424);
        assertThat(charge.pue()).isEqualTo("1.10");
        assertThat(charge.workPerWh()).isEqualTo("2.3");
        assertThat(charge.latencyFactor()).isEqualTo("1.157625");
        Part part = charge.parts().getFirst();
        assertThat(part.intervalStart()).isEqualTo("2026-11-24T12:00:00Z");
        assertThat(part.effectivePrice()).isEqualByComparingTo("0.16");
        assertThat(part.rate()).isEqualTo("0.050000");
        assertThat(part.cut()).isEqualByComparingTo("0.03");
        assertThat(part.amount()).isEqualByComparingTo("0.0000091351712");
    }

    @Test
    void aFallBelowTheBaseIsPassedOn() {
        EnergyCharge charge = charge(
                SampleEvent.using(Usage.ofText(1200, 500)),
                Sample.PROFILE,
                policy(IntervalRule.START),
                Sample.day("-0.02"));

        assertThat(charge.amount().amount()).isEqualByComparingTo("-0.0000396");
    }

    @Test
    void withoutAPolicyEnergyIsKnownAndNothingIsPassedOn() {
        EnergyCharge charge = Surcharge.charge(
                SampleEvent.using(Usage.ofText(1200, 500)).event(),
                Sample.PROFILE,
                null,
                at(Sample.NOON, Sample.day("0.10")),
                Sample.USD);

        assertThat(charge.nanoWattHours()).isEqualTo(396_000_000);
        assertThat(charge.amount().amount()).isEqualByComparingTo("0");
        assertThat(charge.parts()).extracting(Part::rate).containsExactly(BigDecimal.ZERO);
    }

    private static List<Priced> at(Instant instant, ElectricityDay day) {
        return ElectricityPrices.of(List.of(day)).at("us-east", instant).stream()
                .toList();
    }

    private static EnergyCharge charge(
            SampleEvent event, EnergyProfile profile, SurchargePolicy policy, ElectricityDay day) {
        List<Priced> intervals = Surcharge.intervals(event.event(), policy, ElectricityPrices.of(List.of(day)), false);
        return Surcharge.charge(event.event(), profile, policy, intervals, Sample.USD);
    }
}

package dev.thinkwatt.model.energy;

import static dev.thinkwatt.model.Sample.dec;
import static dev.thinkwatt.model.Sample.interval;
import static dev.thinkwatt.model.Sample.site;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.Sample;
import dev.thinkwatt.model.SampleEvent;
import dev.thinkwatt.model.energy.ElectricityDay.Interval;
import dev.thinkwatt.model.energy.ElectricityPrices.Priced;
import dev.thinkwatt.model.energy.EnergyCharge.Part;
import dev.thinkwatt.model.energy.SurchargePolicy.Fallback;
import dev.thinkwatt.model.energy.SurchargePolicy.IntervalRule;
import dev.thinkwatt.model.usage.Usage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that take the index of an earlier month, and estimates where prices are missing. */
class LagTest {

    private static final SampleEvent TURN = SampleEvent.using(Usage.ofText(1200, 500));
    private static final ElectricityDay TODAY = Sample.day("0.70");

    static LongStream seeds() {
        return Sample.seeds();
    }

    /** September stood at 0.0525 in the mean: 0.000396 kWh at 0.0525 − 0.08 = −0.0275, whatever November costs. */
    @Test
    void takesTheIndexOfTheMonthTwoMonthsBefore() {
        List<ElectricityDay> days = month(YearMonth.of(2026, 9), "0.0525");
        days.addAll(month(YearMonth.of(2026, 10), "9"));
        days.add(TODAY);

        EnergyCharge charge = charge(TURN, policy(2, Fallback.HOLD, null, null), days, false);

        assertThat(charge.parts()).singleElement().satisfies(part -> {
            assertThat(part.price()).isEqualTo("0.052500");
            assertThat(part.rate()).isEqualTo("-0.027500");
            assertThat(part.indexMonth()).isEqualTo("2026-09");
            assertThat(part.intervalStart()).isEqualTo("2026-11-24T00:00:00Z");
            assertThat(part.intervalPrice()).isEqualByComparingTo("0.70");
            assertThat(part.source()).isEqualTo("mean of 2026-09 of EPEX");
            assertThat(part.estimated()).isNull();
        });
        assertThat(charge.amount().amount()).isEqualByComparingTo("-0.00001089");
    }

    @Test
    void waitsWhereTheIndexIsMissing() {
        List<ElectricityDay> days = month(YearMonth.of(2026, 10), "0.10");
        days.remove(7);
        days.add(TODAY);
        ElectricityPrices prices = ElectricityPrices.of(days);

        assertThat(Surcharge.intervals(TURN.event(), policy(1, Fallback.HOLD, null, null), prices, true))
                .isEmpty();
        assertThat(Surcharge.intervals(TURN.event(), policy(1, Fallback.LAST_SAME_SLOT, null, null), prices, false))
                .isEmpty();
        assertThat(Surcharge.intervals(TURN.event(), policy(1, Fallback.LAST_SAME_SLOT, null, null), prices, true))
                .singleElement()
                .matches(Priced::isEstimated);
    }

    @Test
    void eachIntervalTakesTheIndexOfItsOwnMonth() {
        List<ElectricityDay> days = month(YearMonth.of(2026, 9), "0.10");
        days.addAll(month(YearMonth.of(2026, 10), "0.20"));
        days.addAll(month(YearMonth.of(2026, 11), "0.30"));
        SampleEvent overnight = TURN.from("2026-10-31T23:59:30Z", "2026-11-01T00:00:30Z");

        EnergyCharge charge = charge(overnight, policy(1, Fallback.HOLD, null, null), days, false);

        assertThat(charge.parts()).extracting(Part::price).containsExactly(dec("0.100000"), dec("0.200000"));
        assertThat(charge.parts()).extracting(Part::nanoWattHours).containsExactly(198_000_000L, 198_000_000L);
    }

    @Test
    void estimatesOnlyWhatIsMissingAndSaysSo() {
        ElectricityDay yesterday = new ElectricityDay(
                site(),
                Sample.DAY.minusDays(1),
                Sample.USD,
                List.of(interval("2026-11-23T12:00:00Z", "2026-11-23T13:00:00Z", "0.13")),
                "EPEX");
        SurchargePolicy policy = policy(0, Fallback.LAST_SAME_SLOT, null, null);

        EnergyCharge estimate = charge(TURN, policy, List.of(yesterday), true);
        EnergyCharge real = charge(TURN, policy, List.of(yesterday, TODAY), true);

        assertThat(estimate.hasEstimates()).isTrue();
        assertThat(estimate.parts()).extracting(Part::rate).containsExactly(dec("0.050000"));
        assertThat(estimate.parts()).extracting(Part::source).containsExactly("EPEX, estimated by 2026-11-23");
        assertThat(real.hasEstimates()).isFalse();
        assertThat(real.parts()).extracting(Part::rate).containsExactly(dec("0.620000"));
    }

    /** Between floor and cap; rising with any price of the index month; the same whatever the present costs. */
    @ParameterizedTest
    @MethodSource("seeds")
    void rateRisesWithTheIndexAloneBetweenFloorAndCap(long seed) {
        Random random = new Random(seed);
        SurchargePolicy policy = policy(1 + random.nextInt(12), Fallback.HOLD, "-0.02", "0.05");
        YearMonth indexMonth = YearMonth.from(Sample.DAY).minusMonths(policy.lag());
        List<ElectricityDay> days = new ArrayList<>();
        for (LocalDate day = indexMonth.atDay(1); YearMonth.from(day).equals(indexMonth); day = day.plusDays(1)) {
            days.add(day(day, BigDecimal.valueOf(random.nextLong(-200_000, 400_000), 6)));
        }
        List<ElectricityDay> dearer = new ArrayList<>(days);
        int changed = random.nextInt(days.size());
        dearer.set(
                changed,
                day(
                        days.get(changed).day(),
                        days.get(changed)
                                .intervals()
                                .getFirst()
                                .pricePerKwh()
                                .add(BigDecimal.valueOf(random.nextLong(1_000_000), 6))));

        BigDecimal rate = rate(policy, days, BigDecimal.valueOf(random.nextLong(1_000_000), 6));

        assertThat(rate(policy, days, BigDecimal.valueOf(random.nextLong(1_000_000), 6)))
                .as("-Dseed=%d", seed)
                .isEqualTo(rate);
        assertThat(rate).as("-Dseed=%d", seed).isBetween(dec("-0.02"), dec("0.05"));
        assertThat(rate(policy, dearer, BigDecimal.ZERO)).as("-Dseed=%d", seed).isGreaterThanOrEqualTo(rate);
    }

    private static BigDecimal rate(SurchargePolicy policy, List<ElectricityDay> days, BigDecimal today) {
        List<ElectricityDay> all = new ArrayList<>(days);
        all.add(day(Sample.DAY, today));
        return charge(TURN, policy, all, false).parts().getFirst().rate();
    }

    private static List<ElectricityDay> month(YearMonth month, String price) {
        List<ElectricityDay> days = new ArrayList<>();
        for (LocalDate day = month.atDay(1); YearMonth.from(day).equals(month); day = day.plusDays(1)) {
            days.add(day(day, dec(price)));
        }
        return days;
    }

    private static ElectricityDay day(LocalDate day, BigDecimal price) {
        Interval all = new Interval(
                day.atStartOfDay(ZoneOffset.UTC).toInstant(),
                day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                price);
        return new ElectricityDay(site(), day, Sample.USD, List.of(all), "EPEX");
    }

    private static SurchargePolicy policy(
            int lagMonths, Fallback fallback, @Nullable String floor, @Nullable String cap) {
        return new SurchargePolicy(
                Sample.USD,
                dec("0.08"),
                BigDecimal.ONE,
                floor == null ? null : dec(floor),
                cap == null ? null : dec(cap),
                IntervalRule.APPORTION,
                Map.of(),
                lagMonths,
                fallback,
                null,
                null,
                null);
    }

    private static EnergyCharge charge(
            SampleEvent event, SurchargePolicy policy, List<ElectricityDay> days, boolean estimates) {
        return Surcharge.charge(
                event.event(),
                Sample.PROFILE,
                policy,
                Surcharge.intervals(event.event(), policy, ElectricityPrices.of(days), estimates),
                Sample.USD);
    }
}

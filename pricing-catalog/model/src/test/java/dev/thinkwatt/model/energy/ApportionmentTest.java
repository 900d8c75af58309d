package dev.thinkwatt.model.energy;

import static dev.thinkwatt.model.Sample.interval;
import static dev.thinkwatt.model.Sample.policy;
import static dev.thinkwatt.model.Sample.site;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.Sample;
import dev.thinkwatt.model.SampleEvent;
import dev.thinkwatt.model.energy.ElectricityPrices.Priced;
import dev.thinkwatt.model.energy.EnergyCharge.Part;
import dev.thinkwatt.model.energy.SurchargePolicy.IntervalRule;
import dev.thinkwatt.model.usage.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is true of every event that spans two intervals. */
class ApportionmentTest {

    private static final ElectricityDay MORNING = Sample.day(
            site(),
            interval("2026-11-24T06:45:00Z", "2026-11-24T07:00:00Z", "0.084120"),
            interval("2026-11-24T07:00:00Z", "2026-11-24T07:15:00Z", "0.131450"));

    static LongStream seeds() {
        return Sample.seeds();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void partsAddUpToTheEvent(long seed) {
        Random random = new Random(seed);
        SampleEvent event = SampleEvent.using(Usage.ofText(random.nextLong(100_000), random.nextLong(10_000)))
                .from(withinMorning(random, 0), withinMorning(random, 900_000));

        EnergyCharge charge = Surcharge.charge(
                event.event(),
                Sample.PROFILE,
                policy(IntervalRule.APPORTION),
                spanned(event.startedAt(), event.endedAt()),
                Sample.USD);

        assertThat(charge.parts().stream().mapToLong(Part::nanoWattHours).sum())
                .as("-Dseed=%d", seed)
                .isEqualTo(charge.nanoWattHours());
        assertThat(charge.parts().stream().map(Part::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                .as("-Dseed=%d", seed)
                .isEqualByComparingTo(charge.amount().amount());
    }

    /** Its energy being split as the event's parts were: where the border lies does not change what is paid. */
    @ParameterizedTest
    @MethodSource("seeds")
    void splittingAtTheBorderOfAnIntervalChangesNothing(long seed) {
        Random random = new Random(seed);
        Instant start = withinMorning(random, 0);
        Instant border = Instant.parse("2026-11-24T07:00:00Z");
        Instant end = withinMorning(random, 900_000);
        SurchargePolicy policy = policy(IntervalRule.APPORTION);

        List<Part> whole = Surcharge.parts(random.nextLong(1L << 50), start, end, policy, spanned(start, end));
        Part before = Surcharge.parts(whole.get(0).nanoWattHours(), start, border, policy, spanned(start, border))
                .getFirst();
        Part after = Surcharge.parts(whole.get(1).nanoWattHours(), border, end, policy, spanned(border, end))
                .getFirst();

        assertThat(List.of(before, after)).as("-Dseed=%d", seed).isEqualTo(whole);
    }

    private static Instant withinMorning(Random random, long fromMs) {
        return Instant.parse("2026-11-24T06:45:00Z").plusMillis(fromMs + 1 + random.nextInt(899_998));
    }

    private static List<Priced> spanned(Instant from, Instant until) {
        return ElectricityPrices.of(List.of(MORNING)).between("us-east", from, until);
    }
}

package dev.thinkwatt.model.energy;

import static dev.thinkwatt.model.Sample.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.thinkwatt.model.Sample;
import dev.thinkwatt.model.energy.EnergyFactors.Mode;
import dev.thinkwatt.model.energy.SurchargePolicy.IntervalRule;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.Usage;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EnergyFormulaTest {

    /** 0.3 Wh a turn, whatever its tokens. */
    private static final EnergyProfile BY_TURN = Sample.profile("0", "0", "0", "0.3");

    static LongStream seeds() {
        return Sample.seeds();
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/energy/formula.csv", useHeadersInDisplayName = true, numLinesToSkip = 1)
    void drawsAsTheFormulaSays(
            String name,
            long input,
            long cached,
            long cacheWrite,
            long output,
            long reasoning,
            long audioInput,
            long imageOutput,
            BigDecimal pue,
            int fasterMs,
            BigDecimal workPerWh,
            BigDecimal wattHours,
            long nanoWattHours) {
        Usage usage = new Usage(input, cached, cacheWrite, 0, output, reasoning, audioInput, 0, 0, imageOutput, 0);
        EnergyFactors factors = new EnergyFactors(pue, latencyFactor(fasterMs), BigDecimal.ONE, workPerWh);

        assertThat(Sample.PROFILE.wattHours(usage)).isEqualByComparingTo(wattHours);
        assertThat(Sample.PROFILE.nanoWattHours(usage, factors)).isEqualTo(nanoWattHours);
    }

    @Test
    void everyKindOfTokenDrawsByItsCoefficientAndToolCallsDrawNothing() {
        Usage usage = new Usage(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024);

        // 50·(1 + 4 + 8 + 64 + 256) + 5·2 + 500·(16 + 128 + 512) + 500·32 = 360,660 millionths of a Wh
        assertThat(Sample.PROFILE.wattHours(usage)).isEqualByComparingTo("0.38066");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "10, 1.05", "20, 1.1025", "30, 1.157625", "100, 1.62889462677744140625"})
    void latencyCompounds(int fasterMs, BigDecimal factor) {
        assertThat(latencyFactor(fasterMs)).isEqualByComparingTo(factor);
    }

    @Test
    void aTierNotNamedIsAsFastAsStandard() {
        assertThat(Sample.policy(IntervalRule.START).latencyFactor(ServiceTier.BATCH))
                .isEqualByComparingTo("1");
    }

    @Test
    void aModeMultipliesTurns() {
        Mode mode = new Mode(dec("3.6"), dec("0.60"));

        assertThat(mode.factor()).isEqualByComparingTo("2.04");
        assertThat(BY_TURN.nanoWattHours(Usage.ofText(1200, 500), plain().in(mode)))
                .isEqualTo(612_000_000);
    }

    @Test
    void aModeNeverMultipliesMeteredTokens() {
        EnergyFactors inMode = plain().in(new Mode(dec("3.6"), dec("0.60")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sample.PROFILE.nanoWattHours(Usage.NONE, inMode))
                .withMessageContaining("not metered");
    }

    @Test
    void aModeWhoseRiseIsAllOffsetIsNoMode() {
        EnergyFactors offset = plain().in(new Mode(dec("3.6"), dec("1.0")));

        assertThat(Sample.PROFILE.nanoWattHours(Usage.NONE, offset)).isEqualTo(20_000_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void doublingPueDoublesEnergy(long seed) {
        Random random = new Random(seed);
        Usage usage = Usage.ofText(random.nextLong(1_000_000), random.nextLong(100_000));
        BigDecimal pue = BigDecimal.valueOf(100 + random.nextInt(100), 2);

        long once = Sample.PROFILE.nanoWattHours(usage, at(pue));
        long twice = Sample.PROFILE.nanoWattHours(usage, at(pue.add(pue)));

        // Half a nWh of rounding, doubled.
        assertThat(Math.abs(twice - 2 * once)).as("-Dseed=%d", seed).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void moreTokensNeverDrawLess(long seed) {
        Random random = new Random(seed);
        Usage usage = Usage.ofText(random.nextLong(1_000_000), random.nextLong(100_000));
        Usage more = Usage.ofText(usage.inputTokens() + random.nextLong(9), usage.outputTokens() + random.nextLong(9));

        assertThat(Sample.PROFILE.nanoWattHours(more, plain()))
                .as("-Dseed=%d", seed)
                .isGreaterThanOrEqualTo(Sample.PROFILE.nanoWattHours(usage, plain()));
    }

    @Test
    void theLargestRequestOfTheHungriestModelStillFits() {
        long max = Usage.QUANTITY_MAX;
        Usage usage = new Usage(max, max, max, max, max, max, max, max, max, max, max);
        EnergyProfile hungriest = Sample.profile("100000", "100000", "100000", "100000");
        EnergyFactors worst = EnergyFactors.of(Sample.site("5", "0.1", "0", "0"), latencyFactor(300));

        assertThat(hungriest.nanoWattHours(usage, worst)).isPositive();
    }

    @Test
    void takesTheBoundsThemselves() {
        assertThat(new Mode(dec("1"), dec("0")).factor()).isEqualByComparingTo("1");
        assertThat(new Mode(dec("100"), dec("1")).factor()).isEqualByComparingTo("1");
        assertThat(Sample.profile("100000", "0", "0", "0").metersTokens()).isTrue();
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException().isThrownBy(() -> Sample.profile("-1", "5", "500", "0.02"));
        assertThatIllegalArgumentException().isThrownBy(() -> Sample.profile("50", "5", "500", "100001"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Mode(dec("0.9"), dec("0")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Mode(dec("101"), dec("0")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Mode(dec("2"), dec("1.1")));
        assertThatIllegalArgumentException().isThrownBy(() -> at(BigDecimal.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EnergyFactors(dec("1"), dec("0"), dec("1"), dec("1")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EnergyFactors(dec("1"), dec("1"), dec("0"), dec("1")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EnergyFactors(dec("1"), dec("1"), dec("1"), dec("0")));
    }

    private static BigDecimal latencyFactor(int fasterMs) {
        return new SurchargePolicy(
                        Currency.getInstance("USD"),
                        BigDecimal.ZERO,
                        BigDecimal.ONE,
                        null,
                        null,
                        IntervalRule.START,
                        Map.of(ServiceTier.PRIORITY, fasterMs))
                .latencyFactor(ServiceTier.PRIORITY);
    }

    private static EnergyFactors plain() {
        return at(BigDecimal.ONE);
    }

    private static EnergyFactors at(BigDecimal pue) {
        return new EnergyFactors(pue, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE);
    }
}

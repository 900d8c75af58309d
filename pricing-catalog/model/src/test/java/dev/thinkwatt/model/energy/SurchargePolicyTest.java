package dev.thinkwatt.model.energy;

import static dev.thinkwatt.model.Sample.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.thinkwatt.model.Sample;
import dev.thinkwatt.model.energy.SurchargePolicy.IntervalRule;
import dev.thinkwatt.model.energy.SurchargePolicy.Rate;
import dev.thinkwatt.model.usage.ServiceTier;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurchargePolicyTest {

    static LongStream seeds() {
        return Sample.seeds();
    }

    @ParameterizedTest
    @CsvSource({
        // pass-through, floor, cap, effective price, rate, cut
        "1,   ,     ,     0.10,       0.020000,  0",
        "1,   ,     ,     0.08,       0.000000,  0",
        "1,   ,     ,     0.05,      -0.030000,  0",
        "1,   ,     ,    -0.50,      -0.580000,  0",
        "0.5, ,     ,     0.10,       0.010000,  0",
        "0,   ,     ,     9.99,       0.000000,  0",
        "1,   0,    ,     0.05,       0.000000, -0.03",
        "1,   ,     0.015, 0.10,      0.015000,  0.005",
        "1,   0.02, 0.02, 0.05,       0.020000, -0.05",
        "1,   -0.01, 0.01, 0.09,      0.010000,  0",
        "1,   ,     ,     0.0800005,  0.000001,  0",
        "1,   ,     ,     0.07999950, -0.000001, 0",
        "1,   ,     ,     0.08000049, 0.000000,  0",
        "1,   ,     0.000001, 0.0800014, 0.000001, 0",
    })
    void ratesTheDifferenceToTheBase(
            String passThrough, String floor, String cap, BigDecimal effectivePrice, BigDecimal rate, BigDecimal cut) {
        Rate found = Sample.policy(IntervalRule.START, passThrough, floor, cap).rate(effectivePrice);

        assertThat(found.perKwh()).isEqualTo(rate);
        assertThat(found.cut()).isEqualByComparingTo(cut);
    }

    @Test
    void aPurchaseAgreementTakesItsShareOff() {
        Site site = Sample.site("1.2", "1", "0.5", "0.4");

        assertThat(site.effectivePrice(dec("0.10"))).isEqualByComparingTo("0.08");
        assertThat(site.effectivePrice(dec("-0.10"))).isEqualByComparingTo("-0.08");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void rateRisesWithThePriceBetweenFloorAndCapAndWithItsCutMakesTheUncappedRate(long seed) {
        Random random = new Random(seed);
        SurchargePolicy policy = Sample.policy(IntervalRule.START, "0.75", "-0.02", "0.05");
        BigDecimal price = BigDecimal.valueOf(random.nextLong(-500_000_000, 500_000_000), 9);
        BigDecimal higher = price.add(BigDecimal.valueOf(random.nextLong(100_000_000), 9));

        Rate rate = policy.rate(price);

        assertThat(policy.rate(higher).perKwh()).as("-Dseed=%d", seed).isGreaterThanOrEqualTo(rate.perKwh());
        assertThat(rate.perKwh()).as("-Dseed=%d", seed).isBetween(dec("-0.02"), dec("0.05"));
        assertThat(rate.perKwh().add(rate.cut()))
                .as("-Dseed=%d", seed)
                .isEqualTo(Sample.policy(IntervalRule.START, "0.75", null, null)
                        .rate(price)
                        .perKwh());
    }

    @Test
    void isTheSameInWhateverOrderItsTiersWereNamed() {
        Map<ServiceTier, Integer> named = new LinkedHashMap<>();
        named.put(ServiceTier.BATCH, 0);
        named.put(ServiceTier.PRIORITY, 30);
        named.put(ServiceTier.STANDARD, 0);

        assertThat(withTiers(named).latencyReductionMs().keySet())
                .containsExactly(ServiceTier.STANDARD, ServiceTier.PRIORITY, ServiceTier.BATCH);
    }

    @ParameterizedTest
    @ValueSource(ints = {-10, 5, 31, 510})
    void refusesLatenciesOffTheScale(int ms) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withTiers(Map.of(ServiceTier.PRIORITY, ms)))
                .withMessageContaining("PRIORITY");
    }

    @Test
    void refusesNonsense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sample.policy(IntervalRule.START, "1", "0.02", "0.01"))
                .withMessageContaining("floor is above cap");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sample.policy(IntervalRule.START, "1", null, "0.0000001"))
                .withMessageContaining("cap");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sample.policy(IntervalRule.START, "1", "0.0000001", null))
                .withMessageContaining("floor");
        assertThatIllegalArgumentException().isThrownBy(() -> Sample.policy(IntervalRule.START, "-1", null, null));
    }

    private static SurchargePolicy withTiers(Map<ServiceTier, Integer> tiers) {
        return new SurchargePolicy(Sample.USD, dec("0.08"), dec("1"), null, null, IntervalRule.START, tiers);
    }
}

package dev.thinkwatt.model.energy;

import static dev.thinkwatt.model.Sample.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.thinkwatt.model.Sample;
import dev.thinkwatt.model.energy.SurchargePolicy.IntervalRule;
import dev.thinkwatt.model.energy.SurchargePolicy.Steps;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SurchargeOfUsageTest {

    private static final Steps STEPS = new Steps(dec("0.005"), dec("0.5"), null);

    static LongStream seeds() {
        return Sample.seeds();
    }

    @ParameterizedTest
    @CsvSource({
        // share, usage, of events, amount, cut
        "0.01, 625, 7.92000528, 6.25, 1.67000528",
        "0.01, 792.000528, 7.92000528, 7.92000528, 0",
        "0.01, 625, -7.92, -7.92, 0",
        "0.01, 0, 7.92, 0, 7.92",
        "0.01, -625, 7.92, 0, 7.92",
        "1, 5, 7.92, 5, 2.92",
        ", 5, 7.92, 7.92, 0",
    })
    void isAShareOfTheUsageAtMost(
            String share, BigDecimal usage, BigDecimal ofEvents, BigDecimal amount, BigDecimal cut) {
        SurchargeOfUsage found = SurchargeOfUsage.of(policy(share, null), usage, ofEvents, null);

        assertThat(found.surcharge()).isEqualByComparingTo(ofEvents);
        assertThat(found.amount()).isEqualByComparingTo(amount);
        assertThat(found.cut()).isEqualByComparingTo(cut);
        assertThat(found.percent()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        // share, most percent, index, usage, percent, amount, cut
        ", , 0.0973, 12347.00, 1.5, 185.205, 0",
        ", , 0.0627, 12347.00, -1.5, -185.205, 0",
        ", , 0.0849, 12347.00, 0, 0, 0",
        ", 1.2, 0.0973, 12347.00, 1.2, 148.164, 0",
        ", 1.2, 0.0627, 12347.00, -1.2, -148.164, 0",
        "0.01, , 0.0973, 12347.00, 1.5, 123.47, 61.735",
        "0.01, , 0.0627, 12347.00, -1.5, -185.205, 0",
    })
    void isAPercentageOfTheUsageByWholeSteps(
            String share,
            String most,
            BigDecimal index,
            BigDecimal usage,
            BigDecimal percent,
            BigDecimal amount,
            BigDecimal cut) {
        Steps steps = new Steps(dec("0.005"), dec("0.5"), most == null ? null : dec(most));

        SurchargeOfUsage found = SurchargeOfUsage.of(policy(share, steps), usage, BigDecimal.ZERO, index);

        assertThat(found.percent()).isEqualByComparingTo(percent);
        assertThat(found.amount()).isEqualByComparingTo(amount);
        assertThat(found.cut()).isEqualByComparingTo(cut);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void risesWithTheShareUntilNothingIsCut(long seed) {
        Random random = new Random(seed);
        BigDecimal usage = number(random);
        BigDecimal ofEvents = number(random);
        BigDecimal before = null;
        for (int percent = 1; percent <= 100; percent += 9) {
            BigDecimal share = BigDecimal.valueOf(percent, 2);
            SurchargeOfUsage found = SurchargeOfUsage.of(policy(share.toPlainString(), null), usage, ofEvents, null);
            assertThat(found.amount().add(found.cut())).as("-Dseed=%d", seed).isEqualByComparingTo(ofEvents);
            assertThat(found.cut().signum()).as("-Dseed=%d", seed).isNotNegative();
            if (ofEvents.signum() < 0) {
                assertThat(found.amount()).as("-Dseed=%d", seed).isEqualByComparingTo(ofEvents);
            } else {
                assertThat(found.amount())
                        .as("-Dseed=%d", seed)
                        .isLessThanOrEqualTo(share.multiply(usage).max(BigDecimal.ZERO));
            }
            if (before != null) {
                assertThat(found.amount()).as("-Dseed=%d", seed).isGreaterThanOrEqualTo(before);
            }
            before = found.amount();
        }
    }

    @Test
    void passesNoRateOnUnderSteps() {
        assertThat(policy(null, STEPS).rate(dec("0.5")).perKwh()).isEqualByComparingTo("0");
        assertThat(policy(null, STEPS).dependsOnUsage()).isTrue();
        assertThat(policy("0.1", null).dependsOnUsage()).isTrue();
        assertThat(policy(null, null).dependsOnUsage()).isFalse();
        assertThatNullPointerException()
                .isThrownBy(() -> SurchargeOfUsage.of(policy(null, STEPS), dec("1"), dec("0"), null));
    }

    @Test
    void isTheSameHoweverItsNumbersAreWritten() {
        assertThat(SurchargePolicy.isSame(policy("0.10", null), policy("0.1", null)))
                .isTrue();
        assertThat(SurchargePolicy.isSame(policy("0.10", null), policy("0.11", null)))
                .isFalse();
        assertThat(SurchargePolicy.isSame(policy(null, null), null)).isFalse();
        assertThat(SurchargePolicy.isSame(null, null)).isTrue();
        assertThat(policy(null, null).notice()).isEqualTo(Duration.ZERO);
    }

    private static BigDecimal number(Random random) {
        return BigDecimal.valueOf(random.nextLong(-100_000_000, 1_000_000_000), 6);
    }

    private static SurchargePolicy policy(@Nullable String share, @Nullable Steps steps) {
        return new SurchargePolicy(
                Sample.USD,
                dec("0.08"),
                BigDecimal.ONE,
                null,
                null,
                IntervalRule.START,
                Map.of(),
                steps == null ? null : 2,
                null,
                share == null ? null : dec(share),
                steps,
                null);
    }
}

package dev.thinkwatt.model.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.thinkwatt.model.Sample;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AllocationTest {

    static LongStream seeds() {
        return Sample.seeds();
    }

    @ParameterizedTest
    @CsvSource({
        "792, 200:150:46, 400:300:92",
        "100, 1:1:1, 34:33:33",
        "-100, 1:1:1, -34:-33:-33",
        "0, 1:2, 0:0",
        "7, 5, 7",
        "1, 1:1, 1:0",
        "10, 0:3:0, 0:10:0",
        "5, 0:1:1:0, 0:3:2:0",
        "3, 1:2:2:2:2, 0:1:1:1:0",
        "9223372036854775807, 9223372036854775807:9223372036854775807, 4611686018427387904:4611686018427387903",
        "-9223372036854775808, 1:3, -2305843009213693952:-6917529027641081856",
    })
    void splitsByLargestRemainder(long total, String weights, String parts) {
        assertThat(Allocation.byLargestRemainder(total, longs(weights))).containsExactly(longs(parts));
    }

    @Test
    void refusesWeightsThatSayNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> Allocation.byLargestRemainder(1));
        assertThatIllegalArgumentException().isThrownBy(() -> Allocation.byLargestRemainder(1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Allocation.byLargestRemainder(1, 2, -1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void partsAddUpAndAreWithinOneOfTheirExactShare(long seed) {
        Random random = new Random(seed);
        long[] weights = random.longs(1 + random.nextInt(40), 0, 1_000_000)
                .map(w -> w % 3 == 0 ? 0 : w)
                .toArray();
        weights[0] += 1;
        long total = random.nextLong();

        long[] parts = Allocation.byLargestRemainder(total, weights);

        assertThat(sum(parts)).as("-Dseed=%d", seed).isEqualTo(BigInteger.valueOf(total));
        for (int i = 0; i < parts.length; i++) {
            BigDecimal offByWeights = new BigDecimal(BigInteger.valueOf(parts[i])
                            .multiply(sum(weights))
                            .subtract(BigInteger.valueOf(total).multiply(BigInteger.valueOf(weights[i]))))
                    .abs();
            assertThat(offByWeights).as("-Dseed=%d", seed).isLessThan(new BigDecimal(sum(weights)));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void creditSplitsLikeTheChargeItMirrors(long seed) {
        Random random = new Random(seed);
        long[] weights = random.longs(1 + random.nextInt(10), 1, 1000).toArray();
        long total = random.nextLong(1_000_000);

        long[] mirrored = LongStream.of(Allocation.byLargestRemainder(-total, weights))
                .map(part -> -part)
                .toArray();

        assertThat(mirrored).as("-Dseed=%d", seed).containsExactly(Allocation.byLargestRemainder(total, weights));
    }

    private static BigInteger sum(long[] values) {
        return LongStream.of(values).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static long[] longs(String joined) {
        return Arrays.stream(joined.split(":")).mapToLong(Long::parseLong).toArray();
    }
}

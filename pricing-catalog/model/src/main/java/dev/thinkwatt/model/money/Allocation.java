package dev.thinkwatt.model.money;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Splits whole units (cents, nWh) by weights so that the parts always add up: the largest remainder method. It works on
 * the absolute value and puts the sign back, so that a credit splits like the charge it mirrors.
 */
public final class Allocation {

    private Allocation() {}

    /**
     * Each part is the exact share, rounded down or up to a whole unit. What rounding down leaves over goes, a unit
     * each, to the largest remainders; of equal remainders the earlier one gets it.
     *
     * @param total whole units, of either sign
     * @param weights at least one, none negative, not all 0
     * @return one part per weight, in the order of the weights
     */
    public static long[] byLargestRemainder(long total, long... weights) {
        BigInteger sum = sumOf(weights);
        BigInteger size = BigInteger.valueOf(total).abs();
        BigInteger[][] shares = LongStream.of(weights)
                .mapToObj(weight -> size.multiply(BigInteger.valueOf(weight)).divideAndRemainder(sum))
                .toArray(BigInteger[][]::new);
        BigInteger[] parts =
                IntStream.range(0, shares.length).mapToObj(i -> shares[i][0]).toArray(BigInteger[]::new);
        int left = size.subtract(sumOf(parts)).intValueExact();
        IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> shares[i][1]).reversed())
                .limit(left)
                .forEach(i -> parts[i] = parts[i].add(BigInteger.ONE));
        BigInteger sign = BigInteger.valueOf(Long.signum(total));
        return IntStream.range(0, parts.length)
                .mapToLong(i -> parts[i].multiply(sign).longValueExact())
                .toArray();
    }

    private static BigInteger sumOf(long[] weights) {
        BigInteger sum = BigInteger.ZERO;
        for (long weight : weights) {
            if (weight < 0) {
                throw new IllegalArgumentException("a weight is never negative, but one is " + weight);
            }
            sum = sum.add(BigInteger.valueOf(weight));
        }
        if (sum.signum() == 0) {
            throw new IllegalArgumentException("no weight is more than 0, so nothing can be split by them");
        }
        return sum;
    }

    private static BigInteger sumOf(BigInteger[] parts) {
        BigInteger sum = BigInteger.ZERO;
        for (BigInteger part : parts) {
            sum = sum.add(part);
        }
        return sum;
    }
}

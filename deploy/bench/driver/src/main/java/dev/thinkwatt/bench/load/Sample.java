package dev.thinkwatt.bench.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What came back in a stretch of time.
 *
 * @param latency microseconds of the answers, from the start that was meant
 * @param failures answers that were no success
 * @param firstFailure the first of them, word for word
 * @param driverCpu what asking cost the driver's thread, lead-in included
 * @param asked all requests, lead-in included
 */
public record Sample(
        Histogram latency,
        Duration took,
        long failures,
        @Nullable String firstFailure,
        Duration driverCpu,
        long asked) {

    private static final long HIGHEST_MICROS = Duration.ofMinutes(2).toNanos() / 1_000;
    private static final int DIGITS = 3;

    /** An empty one, in microseconds up to two minutes; what takes longer counts as that. */
    static Histogram histogram() {
        return new Histogram(HIGHEST_MICROS, DIGITS);
    }

    static void record(Histogram latency, long nanos) {
        latency.recordValue(Math.min(HIGHEST_MICROS, nanos / 1_000));
    }

    public double perSecond() {
        return latency.getTotalCount() / (took.toNanos() / 1e9);
    }

    public double millisAt(double percentile) {
        return latency.getValueAtPercentile(percentile) / 1_000.0;
    }

    public double driverMicros() {
        return asked == 0 ? 0 : driverCpu.toNanos() / 1_000.0 / asked;
    }
}

package dev.thinkwatt.bench.report;

import dev.thinkwatt.bench.load.Sample;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One contender under one workload, once. Processor time is per request, in microseconds.
 *
 * @param serverMicros of all processes of quota-service
 * @param driverMicros of this process's asking
 */
public record Leg(
        String contender,
        String workload,
        double perSecond,
        double p50Millis,
        double p99Millis,
        double p999Millis,
        double maxMillis,
        long failures,
        @Nullable String firstFailure,
        double serverMicros,
        double postgresMicros,
        double driverMicros) {

    public static Leg of(String contender, String workload, Sample sample, Duration serverCpu, Duration postgresCpu) {
        return new Leg(
                contender,
                workload,
                sample.perSecond(),
                sample.millisAt(50),
                sample.millisAt(99),
                sample.millisAt(99.9),
                sample.millisAt(100),
                sample.failures(),
                sample.firstFailure(),
                micros(serverCpu, sample),
                micros(postgresCpu, sample),
                sample.driverMicros());
    }

    private static double micros(Duration cpu, Sample sample) {
        return sample.asked() == 0 ? 0 : cpu.toNanos() / 1_000.0 / sample.asked();
    }
}

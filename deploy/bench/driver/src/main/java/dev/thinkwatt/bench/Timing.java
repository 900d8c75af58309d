package dev.thinkwatt.bench;

import java.time.Duration;

/**
 * How long everything takes.
 *
 * @param warmUp of each contender under each workload, before anything counts
 * @param leadIn of each measurement, not counted
 * @param peak of one contender in one round
 * @param steady of one round at half of the peak
 * @param rounds of peaks and of latencies
 * @param replicaRounds of one replica beside two
 * @param soak of the run that watches memory
 */
record Timing(
        Duration warmUp,
        Duration leadIn,
        Duration peak,
        Duration steady,
        int rounds,
        int replicaRounds,
        Duration soak) {

    static final Timing FULL = new Timing(
            Duration.ofSeconds(20),
            Duration.ofSeconds(2),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            5,
            5,
            Duration.ofMinutes(10));

    static final Timing QUICK = new Timing(
            Duration.ofSeconds(4),
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Duration.ofSeconds(5),
            2,
            2,
            Duration.ofSeconds(20));

    Timing {
        if (rounds < 1 || replicaRounds < 1) {
            throw new IllegalArgumentException("there is at least one round");
        }
    }

    Timing withRounds(int wanted) {
        return new Timing(warmUp, leadIn, peak, steady, wanted, wanted, soak);
    }

    Timing withSoak(Duration wanted) {
        return new Timing(warmUp, leadIn, peak, steady, rounds, replicaRounds, wanted);
    }
}

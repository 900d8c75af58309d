package dev.thinkwatt.bench.rating;

import java.time.Duration;

/**
 * What a run does.
 *
 * @param accounts that use something
 * @param warmUps rounds of rating alone before anything counts
 * @param rounds in which contenders take turns
 * @param perRound events that each contender writes in a round
 * @param steady how long the delay is watched; zero leaves it out
 * @param backlog events of the backlog; 0 leaves it out
 */
record RatingPlan(int accounts, int warmUps, int rounds, long perRound, Duration steady, long backlog) {

    RatingPlan {
        if (accounts < 1) {
            throw new IllegalArgumentException("--accounts is at least 1");
        }
        if (rounds < 1) {
            throw new IllegalArgumentException("--rounds is at least 1");
        }
        if (perRound < 1_000) {
            throw new IllegalArgumentException("--per-round is at least 1000");
        }
        if (backlog < 0) {
            throw new IllegalArgumentException("--events is never negative");
        }
        if (steady.isNegative()) {
            throw new IllegalArgumentException("--steady is never negative");
        }
    }
}

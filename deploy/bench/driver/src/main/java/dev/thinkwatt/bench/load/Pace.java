package dev.thinkwatt.bench.load;

import java.time.Duration;

/** When the next request starts. */
public sealed interface Pace {

    /** Each connection asks again as soon as it has its answer: finds the peak, says little of latency. */
    record Closed() implements Pace {}

    /**
     * Requests start evenly, whether or not earlier ones were answered. A request that finds no connection free has started
     * all the same, and waits.
     */
    record Constant(double perSecond) implements Pace {
        public Constant {
            if (perSecond <= 0) {
                throw new IllegalArgumentException("a rate is above zero, not " + perSecond);
            }
        }

        /** When the request of that number starts, after the first. */
        long startNanos(long number) {
            return (long) (number * (Duration.ofSeconds(1).toNanos() / perSecond));
        }

        /** How many have started by then, the first included. */
        long startedBy(long nanos) {
            return nanos < 0
                    ? 0
                    : (long) (nanos * perSecond / Duration.ofSeconds(1).toNanos()) + 1;
        }
    }
}

package dev.thinkwatt.support.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A shard that this relay holds: under which epoch, what of it is under way, and how long it has to wait after a failure. */
final class HeldShard {

    private final short number;
    private final long epoch;
    private @Nullable Flight flight;
    private Duration backOff = Duration.ZERO;
    private long notBeforeNanos = System.nanoTime();
    private boolean failing;

    HeldShard(short number, long epoch) {
        this.number = number;
        this.epoch = epoch;
    }

    short number() {
        return number;
    }

    long epoch() {
        return epoch;
    }

    @Nullable Flight flight() {
        return flight;
    }

    boolean isFailing() {
        return failing;
    }

    boolean isUnderWay() {
        return flight != null;
    }

    boolean isIdle() {
        return flight == null && System.nanoTime() - notBeforeNanos >= 0;
    }

    boolean hasLanded() {
        return flight != null && flight.isDone();
    }

    void takeOff(Flight started) {
        flight = started;
    }

    void late() {
        failing = true;
    }

    /** The flight is settled; after a failure the shard rests, twice as long as the last time. */
    void land(boolean failed, Duration first, Duration max) {
        flight = null;
        failing = failed;
        if (!failed) {
            backOff = Duration.ZERO;
            return;
        }
        Duration twice = backOff.isZero() ? first : backOff.multipliedBy(2);
        backOff = twice.compareTo(max) < 0 ? twice : max;
        notBeforeNanos = System.nanoTime() + backOff.toNanos();
    }
}

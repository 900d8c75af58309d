package dev.thinkwatt.bench;

import dev.thinkwatt.bench.machine.World;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/** Who asks next. */
enum Workload {
    SPREAD("spread over 100,000 subscribers"),
    HOT("one hot subscriber"),
    /** Everybody once, so that afterwards nobody is new. */
    EACH("each of 100,000 subscribers"),
    /** Few, each of whom asks for more than the limit. */
    TIGHT("100 subscribers beyond their limit");

    private static final long SEED = 42;

    final String label;

    Workload(String label) {
        this.label = label;
    }

    IntSupplier subscribers() {
        SplittableRandom random = new SplittableRandom(SEED);
        return switch (this) {
            case SPREAD -> () -> random.nextInt(World.SUBSCRIBERS);
            case HOT -> () -> World.HOT;
            case EACH ->
                IntStream.iterate(0, next -> (next + 1) % World.SUBSCRIBERS).iterator()::nextInt;
            case TIGHT -> () -> World.TIGHT + random.nextInt(World.TIGHT_COUNT);
        };
    }
}

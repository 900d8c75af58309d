package dev.thinkwatt.support.consume;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;

/** A log with gaps, a queue of batches polled ahead, and a position that others move now and then. */
final class SimulatedReading {

    private static final long END = 400;
    private static final int STEPS_MAX = 5_000;

    private record Batch(List<Long> offsets, long next) {}

    private final Random random;
    private final PartitionProgress progress = new PartitionProgress();
    private final TreeSet<Long> log = new TreeSet<>();
    private final TreeSet<Long> read = new TreeSet<>();
    private final Deque<Batch> queue = new ArrayDeque<>();
    private long polled;
    private long position;

    SimulatedReading(long seed) {
        random = new Random(seed);
        for (long offset = 0; offset < END; offset++) {
            if (random.nextInt(10) > 2) {
                log.add(offset);
            }
        }
    }

    SortedSet<Long> log() {
        return log;
    }

    SortedSet<Long> read() {
        return read;
    }

    void run() {
        seek(0);
        for (int step = 0; step < STEPS_MAX && !log.tailSet(position).isEmpty(); step++) {
            if (random.nextInt(3) == 0 && queue.size() < 4) {
                poll();
            } else if (!queue.isEmpty()) {
                handle(queue.remove());
            }
        }
    }

    private void poll() {
        long to = Math.min(END, polled + 1 + random.nextInt(20));
        List<Long> offsets = new ArrayList<>(log.subSet(polled, Math.max(polled, to)));
        if (!offsets.isEmpty()) {
            queue.add(new Batch(offsets, to));
        }
        polled = to;
    }

    private void handle(Batch batch) {
        switch (progress.arrive(batch.offsets().getFirst(), batch.next())) {
            case TAKE -> {
                if (random.nextInt(10) == 0) {
                    seek(movedElsewhere());
                } else {
                    take(batch);
                }
            }
            case SEEK -> seek(position);
            case SKIP, STOPPED -> {}
        }
    }

    private void take(Batch batch) {
        batch.offsets().stream().filter(offset -> offset >= position).forEach(read::add);
        position = batch.next();
        progress.moved(position);
    }

    /** As the database has it; what was polled before stays in the queue. */
    private void seek(long offset) {
        position = offset;
        polled = offset;
        progress.sought(offset);
    }

    /** Another owner read on, or an operator set the position back. */
    private long movedElsewhere() {
        if (random.nextBoolean()) {
            return Math.max(0, position - random.nextInt(30));
        }
        long further = Math.min(END, position + random.nextInt(30));
        read.addAll(log.subSet(position, further));
        return further;
    }
}

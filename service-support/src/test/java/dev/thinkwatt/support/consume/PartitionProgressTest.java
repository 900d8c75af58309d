package dev.thinkwatt.support.consume;

import static dev.thinkwatt.support.consume.PartitionProgress.Verdict.SEEK;
import static dev.thinkwatt.support.consume.PartitionProgress.Verdict.SKIP;
import static dev.thinkwatt.support.consume.PartitionProgress.Verdict.STOPPED;
import static dev.thinkwatt.support.consume.PartitionProgress.Verdict.TAKE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PartitionProgressTest {

    private final PartitionProgress progress = new PartitionProgress();

    @Test
    void takesBatchesThatFollowOnEachOther() {
        progress.sought(10);

        assertThat(progress.arrive(10, 20)).isEqualTo(TAKE);
        progress.moved(20);
        assertThat(progress.arrive(23, 30))
                .as("markers and compaction leave gaps")
                .isEqualTo(TAKE);
    }

    @Test
    void seeksWhenNoPositionWasLoaded() {
        assertThat(progress.arrive(0, 10)).isEqualTo(SEEK);
    }

    @Test
    void seeksForBatchesThatWerePolledBeforeASeekBackwards() {
        progress.sought(0);
        progress.arrive(0, 10);
        progress.sought(0);

        assertThat(progress.arrive(10, 20)).isEqualTo(SEEK);
        assertThat(progress.arrive(20, 30)).isEqualTo(SEEK);
        assertThat(progress.arrive(0, 10)).isEqualTo(TAKE);
    }

    @Test
    void skipsWhatWasReadBefore() {
        progress.sought(0);
        progress.arrive(0, 10);
        progress.moved(10);
        progress.sought(10);

        assertThat(progress.arrive(0, 10)).isEqualTo(SKIP);
        assertThat(progress.arrive(5, 15)).isEqualTo(TAKE);
    }

    @Test
    void seeksWhenBatchesPolledBeforeASeekForwardsLieBeyondIt() {
        progress.sought(0);
        progress.arrive(0, 100);
        progress.sought(160);

        assertThat(progress.arrive(100, 150)).isEqualTo(SKIP);
        assertThat(progress.arrive(150, 200))
                .as("reaches from before the position to beyond it")
                .isEqualTo(TAKE);
    }

    @Test
    void takesNothingOnceStopped() {
        progress.sought(0);
        progress.stop();

        assertThat(progress.arrive(0, 10)).isEqualTo(STOPPED);
    }

    static LongStream seeds() {
        return LongStream.concat(LongStream.of(Long.getLong("seed", 42)), new Random().longs(200));
    }

    /** A log with gaps, a queue of batches polled ahead, positions that others move: nothing is ever missed. */
    @ParameterizedTest
    @MethodSource("seeds")
    void neverMissesARecord(long seed) {
        Random random = new Random(seed);
        TreeSet<Long> log = new TreeSet<>();
        for (long offset = 0; offset < 400; offset++) {
            if (random.nextInt(10) > 2) {
                log.add(offset);
            }
        }
        Deque<List<Long>> queue = new ArrayDeque<>();
        TreeSet<Long> read = new TreeSet<>();
        long polled = 0;
        long position = 0;
        progress.sought(0);
        for (int step = 0; step < 5_000 && position < 400; step++) {
            if (random.nextInt(3) == 0 && queue.size() < 4 && polled < 400) {
                long to = Math.min(400, polled + 1 + random.nextInt(20));
                List<Long> batch = new ArrayList<>(log.subSet(polled, to));
                if (!batch.isEmpty()) {
                    batch.add(to);
                    queue.add(batch);
                }
                polled = to;
            } else if (!queue.isEmpty()) {
                List<Long> batch = queue.remove();
                long next = batch.removeLast();
                switch (progress.arrive(batch.getFirst(), next)) {
                    case TAKE -> {
                        if (random.nextInt(10) == 0) {
                            position = elsewhere(random, position, log, read);
                            progress.sought(position);
                            polled = position;
                        } else {
                            long from = position;
                            batch.stream().filter(offset -> offset >= from).forEach(read::add);
                            position = next;
                            progress.moved(next);
                        }
                    }
                    case SEEK -> {
                        progress.sought(position);
                        polled = position;
                    }
                    case SKIP, STOPPED -> {}
                }
            } else if (polled >= 400 && log.tailSet(position).isEmpty()) {
                break;
            }
        }
        assertThat(read).as("-Dseed=%d", seed).isEqualTo(log);
    }

    /** Another owner read on, or an operator set the position back. */
    private static long elsewhere(Random random, long position, TreeSet<Long> log, TreeSet<Long> read) {
        if (random.nextBoolean()) {
            return Math.max(0, position - random.nextInt(30));
        }
        long further = Math.min(400, position + random.nextInt(30));
        read.addAll(log.subSet(position, further));
        return further;
    }
}

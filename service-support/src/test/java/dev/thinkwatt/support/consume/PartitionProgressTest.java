package dev.thinkwatt.support.consume;

import static dev.thinkwatt.support.consume.PartitionProgress.Verdict.SEEK;
import static dev.thinkwatt.support.consume.PartitionProgress.Verdict.SKIP;
import static dev.thinkwatt.support.consume.PartitionProgress.Verdict.STOPPED;
import static dev.thinkwatt.support.consume.PartitionProgress.Verdict.TAKE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
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

    @ParameterizedTest
    @MethodSource("seeds")
    void neverMissesARecord(long seed) {
        SimulatedReading reading = new SimulatedReading(seed);

        reading.run();

        assertThat(reading.read()).as("-Dseed=%d", seed).isEqualTo(reading.log());
    }
}

package dev.thinkwatt.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class SampleTest {

    @Test
    void tellsPercentilesInMilliseconds() {
        Sample sample = sample(Duration.ofSeconds(1), LongStream.rangeClosed(1, 1_000));

        assertThat(sample.millisAt(50)).isCloseTo(500, within(1.0));
        assertThat(sample.millisAt(99)).isCloseTo(990, within(1.0));
        assertThat(sample.millisAt(100)).isCloseTo(1_000, within(1.0));
    }

    @Test
    void countsWhatCameInASecond() {
        assertThat(sample(Duration.ofSeconds(4), LongStream.rangeClosed(1, 1_000))
                        .perSecond())
                .isEqualTo(250);
    }

    @Test
    void countsWhatTookLongerThanItCanTellAsTheLongest() {
        Sample sample =
                sample(Duration.ofSeconds(1), LongStream.of(Duration.ofHours(1).toMillis()));

        assertThat(sample.millisAt(100)).isCloseTo(120_000, within(200.0));
    }

    private static Sample sample(Duration took, LongStream millis) {
        Histogram latency = Sample.histogram();
        millis.forEach(each -> Sample.record(latency, Duration.ofMillis(each).toNanos()));
        return new Sample(latency, took, 0, null, Duration.ZERO, latency.getTotalCount());
    }
}

package dev.thinkwatt.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RatingMarkdownTest {

    private final RatingResults results = new RatingResults("2026-11-27T12:00:00Z", Map.of("fsync", "on"));

    @Test
    void comparesMediansOfOneRun() {
        rounds(RatingMarkdown.RATING, 4_000, 6_000, 5_000);
        rounds(RatingMarkdown.COPY, 10_000, 10_000, 11_000);
        rounds(RatingMarkdown.ALONE, 250, 250, 250);
        rounds(RatingMarkdown.ONE, 1_000, 1_000, 1_000);

        assertThat(new RatingMarkdown(results).text())
                .containsPattern(
                        "of `COPY` of its rows, with their keys and indexes \\| +0.50 \\| at least 0.35 \\| +met")
                .containsPattern("times rating, a transaction each +\\| +20.0 \\| at least 15.0 \\| +met")
                .containsPattern(
                        "times a transaction each, of rows known beforehand +\\| +5.00 \\| at least 15.0 \\| missed");
    }

    @Test
    void saysWhatIsMissed() {
        results.delay = new RatingResults.Delay(2_000, 40_000, 90, 2_500, 3_000);

        assertThat(new RatingMarkdown(results).text())
                .containsPattern("p99 from settled to committed \\| 2,500 ms \\| under 2,000 ms \\| missed");
    }

    private void rounds(String contender, double... rates) {
        for (double rate : rates) {
            results.legs.add(new RatingResults.Leg(contender, 1_000, rate, 100, 100));
        }
    }
}

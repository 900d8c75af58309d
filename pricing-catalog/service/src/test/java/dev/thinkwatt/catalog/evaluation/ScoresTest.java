package dev.thinkwatt.catalog.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.catalog.evaluation.Comparison.Regression;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScoresTest {

    @Test
    void tellsWhereTheNewModelScoresLess() {
        Comparison comparison = scores("mmlu=82.1", "gpqa=70", "swe-bench=41")
                .beside("gpt-5", scores("mmlu=90.3", "gpqa=69.9", "swe-bench=41"));

        assertThat(comparison.against()).isEqualTo("gpt-5");
        assertThat(comparison.regressions())
                .containsExactly(new Regression("mmlu", new BigDecimal("90.3"), new BigDecimal("82.1")));
        assertThat(comparison.notComparable()).isEmpty();
    }

    @Test
    void takesNumbersForWhatTheyAreHoweverTheyAreWritten() {
        assertThat(scores("mmlu=90.0").beside("gpt-5", scores("mmlu=90")).regressions())
                .isEmpty();
        assertThat(scores("mmlu=9").beside("gpt-5", scores("mmlu=10")).regressions())
                .hasSize(1);
    }

    @Test
    void namesBenchmarksThatOnlyOneWasMeasuredIn() {
        Comparison comparison = scores("mmlu=90", "new=1").beside("gpt-5", scores("MMLU=90", "old=99"));

        assertThat(comparison.regressions()).isEmpty();
        assertThat(comparison.notComparable()).containsExactly("new", "old");
    }

    @Test
    void doesNotTellBenchmarksApartByCase() {
        assertThat(scores("MMLU=80").beside("gpt-5", scores("mmlu=90")).regressions())
                .hasSize(1);
    }

    @Test
    void countsTheLastOfABenchmark() {
        Scores scores =
                Scores.of(Arrays.asList(evaluation("mmlu", "95"), evaluation("gpqa", "60"), evaluation("MMLU", "85")));

        assertThat(scores.byBenchmark()).containsOnlyKeys("mmlu", "gpqa");
        assertThat(scores.byBenchmark().get("mmlu")).isEqualByComparingTo("85");
    }

    @Test
    void hasNothingToSayWhereNothingWasMeasured() {
        Comparison comparison = scores().beside("gpt-5", scores());

        assertThat(comparison.regressions()).isEmpty();
        assertThat(comparison.notComparable()).isEmpty();
    }

    private static Scores scores(String... all) {
        TreeMap<String, BigDecimal> scores = new TreeMap<>();
        for (String one : all) {
            String[] parts = one.split("=");
            scores.put(parts[0], new BigDecimal(parts[1]));
        }
        return new Scores(scores);
    }

    private static Evaluation evaluation(String benchmark, String score) {
        return new Evaluation(benchmark, benchmark, new BigDecimal(score), LocalDate.of(2026, 11, 24), "test");
    }
}

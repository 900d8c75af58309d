package dev.thinkwatt.catalog.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.catalog.evaluation.Comparison.Regression;
import dev.thinkwatt.support.json.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScoresTest {

    @Test
    void tellsWhereTheNewModelScoresLess() {
        Comparison comparison =
                scores("mmlu=82.1", "gpqa=70", "swe-bench=41").beside(gpt5("mmlu=90.3", "gpqa=69.9", "swe-bench=41"));

        assertThat(comparison.against()).isEqualTo("gpt-5");
        assertThat(comparison.regressions())
                .containsExactly(new Regression("mmlu", new BigDecimal("90.3"), new BigDecimal("82.1"), "gpt-5"));
        assertThat(comparison.notComparable()).isEmpty();
    }

    @Test
    void takesNumbersForWhatTheyAreHoweverTheyAreWritten() {
        assertThat(scores("mmlu=90.0").beside(gpt5("mmlu=90")).regressions()).isEmpty();
        assertThat(scores("mmlu=9").beside(gpt5("mmlu=10")).regressions()).hasSize(1);
    }

    @Test
    void namesBenchmarksThatOnlyOneWasMeasuredIn() {
        Comparison comparison = scores("mmlu=90", "new=1").beside(gpt5("MMLU=90", "old=99"));

        assertThat(comparison.regressions()).isEmpty();
        assertThat(comparison.notComparable()).containsExactly("new", "old");
    }

    @Test
    void doesNotTellBenchmarksApartByCase() {
        assertThat(scores("MMLU=80").beside(gpt5("mmlu=90")).regressions()).hasSize(1);
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
        Comparison comparison = scores().beside(gpt5());

        assertThat(comparison.regressions()).isEmpty();
        assertThat(comparison.notComparable()).isEmpty();
        assertThat(comparison.needsWord()).isFalse();
    }

    /** Whoever goes by a default that nobody measured gets no further than without it. */
    @Test
    void holdsAModelToTheLastDefaultThatWasMeasured() {
        SequencedMap<String, Scores> before = new LinkedHashMap<>();
        before.put("new", scores());
        before.put("middle", scores("gpqa=60"));
        before.put("old", scores("mmlu=90", "gpqa=70"));

        Comparison comparison = scores("mmlu=80", "gpqa=65").beside(Marks.of(before));

        assertThat(comparison.against()).isEqualTo("new");
        assertThat(comparison.regressions())
                .containsExactly(new Regression("mmlu", new BigDecimal("90"), new BigDecimal("80"), "old"));
        assertThat(comparison.unmeasured()).isEmpty();
    }

    @Test
    void tellsWhatWasMeasuredInNothingThatTheOthersWere() {
        assertThat(scores("other=1").beside(gpt5("mmlu=90", "gpqa=70")).unmeasured())
                .containsExactly("gpqa", "mmlu");
        assertThat(scores("mmlu=91").beside(gpt5("mmlu=90", "gpqa=70")).needsWord())
                .isFalse();
        assertThat(scores().beside(gpt5()).needsWord()).isFalse();
    }

    @Test
    void tellsWhatAnotherComparisonDoesNotSay() {
        Comparison one = scores("mmlu=80", "gpqa=60").beside(gpt5("mmlu=90"));
        Comparison two = scores("mmlu=80", "gpqa=60").beside(gpt5("mmlu=90", "gpqa=70"));

        assertThat(two.beyond(one).regressions())
                .extracting(Regression::benchmark)
                .containsExactly("gpqa");
        assertThat(one.beyond(two).needsWord()).isFalse();
        Comparison less = scores("mmlu=80").beside(gpt5("mmlu=85"));
        assertThat(less.beyond(one).needsWord()).as("the gap is smaller").isFalse();
        assertThat(one.beyond(less).regressions())
                .as("the gap is larger")
                .extracting(Regression::benchmark)
                .containsExactly("mmlu");
        assertThat(scores().beside(gpt5("mmlu=90")).beyond(one).needsWord()).isTrue();
    }

    @Test
    void readsWhatWasWrittenBeforeOthersThanThePresentDefaultWereLookedAt() throws Exception {
        Comparison read = Json.tolerant().readValue("""
                {"against": "gpt-5", "regressions": [{"benchmark": "mmlu", "present": "90", "offered": "80"}],
                 "notComparable": []}
                """, Comparison.class);

        assertThat(read.regressions())
                .containsExactly(new Regression("mmlu", new BigDecimal("90"), new BigDecimal("80"), "gpt-5"));
    }

    private static Marks gpt5(String... scores) {
        SequencedMap<String, Scores> before = new LinkedHashMap<>();
        before.put("gpt-5", scores(scores));
        return Marks.of(before);
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

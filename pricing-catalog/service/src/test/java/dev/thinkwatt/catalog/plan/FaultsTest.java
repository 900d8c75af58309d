package dev.thinkwatt.catalog.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.support.problem.Violation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultsTest {

    @Test
    void tellsAFaultAtTheFieldThatItLiesIn() {
        assertThat(among("a[0].models[1]", "a[0].limit", "a[0].window.length.odd"))
                .isEqualTo(Map.of(
                        "a[0].models", "[1] is wrong.",
                        "a[0].limit", "Is wrong.",
                        "a[0].window.length", "Odd is wrong."));
    }

    @Test
    void tellsAFaultOfWhatIsAroundFieldsAtTheFirst() {
        assertThat(among("a[0].window")).isEqualTo(Map.of("a[0].window.kind", "Is wrong."));
    }

    @Test
    void takesTheFieldThatIsNearest() {
        assertThat(among("a[0].weights.gpt-4.1")).isEqualTo(Map.of("a[0].weights.gpt-4.1", "Is wrong."));
    }

    @Test
    void tellsAtTheListWhatNoFieldOfItIsAbout() {
        assertThat(among("a[1].odd")).isEqualTo(Map.of("a", "[1].odd is wrong."));
        assertThat(among("a")).isEqualTo(Map.of("a", "Is wrong."));
    }

    @Test
    void tellsNothingThatIsElsewhere() {
        assertThat(among("b", "ab[0].limit")).isEmpty();
    }

    private static Map<String, String> among(String... faults) {
        return new Faults(Stream.of(faults)
                        .map(path -> new Violation(path, "is wrong"))
                        .toList())
                .among(List.of(
                        "a",
                        "a[0].limit",
                        "a[0].window.kind",
                        "a[0].window.length",
                        "a[0].models",
                        "a[0].weights.gpt-4",
                        "a[0].weights.gpt-4.1"));
    }
}

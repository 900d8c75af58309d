package dev.thinkwatt.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceTest {

    @TempDir
    Path folder;

    @Test
    void countsTimeFromTheFirstRequestToTheHundredNanoseconds() throws IOException {
        Trace trace = Trace.read(
                file(Trace.HEADER, "2023-11-16 18:15:46.6805900,374,44", "2023-11-16 18:15:50.9951690,396,109", ""));

        assertThat(trace.requests())
                .containsExactly(
                        new Trace.Request(Duration.ZERO, 374, 44),
                        new Trace.Request(Duration.ofNanos(4_314_579_000L), 396, 109));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2023-11-16 18:15:46,374|a row has three fields, this one has 2",
                "16.11.2023,374,44|TIMESTAMP is like 2023-11-16 18:15:46.6805900",
                "2023-11-16 18:15:46,-1,44|ContextTokens is a whole number from 0 to 10000000",
                "2023-11-16 18:15:46,374,4.5|GeneratedTokens is a whole number from 0 to 10000000",
                "2023-11-16 18:15:46,374,10000001|GeneratedTokens is a whole number",
                "2023-11-16 18:15:44,374,44|it arrived before the first row",
            })
    void namesTheLineAndTheRuleOfABadRow(String row, String rule) throws IOException {
        Path file = file(Trace.HEADER, "2023-11-16 18:15:45,1,1", row);

        assertThatThrownBy(() -> Trace.read(file))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("line 3: ")
                .hasMessageContaining(rule);
    }

    @Test
    void refusesAnotherHeaderAnEmptyFileAndNone() throws IOException {
        Path other = file("time,in,out");
        Path headerOnly = file(Trace.HEADER);
        Path missing = folder.resolve("missing.csv");

        assertThatThrownBy(() -> Trace.read(other)).hasMessageContaining("line 1: the header is " + Trace.HEADER);
        assertThatThrownBy(() -> Trace.read(headerOnly)).hasMessageContaining("no rows");
        assertThatThrownBy(() -> Trace.read(missing)).hasMessageContaining("There is no file");
    }

    @Test
    void makesTheSameTraceOfTheSameSeed() {
        Trace once = Trace.generated(new SplittableRandom(7), 100, Duration.ofMinutes(1));
        Trace again = Trace.generated(new SplittableRandom(7), 100, Duration.ofMinutes(1));

        assertThat(once).isEqualTo(again);
        assertThat(once.requests()).hasSize(100).allSatisfy(request -> {
            assertThat(request.contextTokens()).isBetween(1L, 14_000L);
            assertThat(request.generatedTokens()).isBetween(1L, 1_500L);
        });
    }

    private Path file(String... lines) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "trace", ".csv"), String.join("\n", lines));
    }
}

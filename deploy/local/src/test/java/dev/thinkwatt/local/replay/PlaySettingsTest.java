package dev.thinkwatt.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class PlaySettingsTest {

    @TempDir
    Path folder;

    @Test
    void drawsInProportionToTheWeights() {
        Shares shares = Shares.parse("--models", "gpt-5=3,gpt-5-mini");
        SplittableRandom random = new SplittableRandom(1);

        Map<String, Long> drawn = Stream.generate(() -> shares.draw(random))
                .limit(4_000)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(drawn.get("gpt-5")).isBetween(2_900L, 3_100L);
        assertThat(drawn).containsOnlyKeys("gpt-5", "gpt-5-mini");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=3", "a=0", "a=-1", "a=x", "a=1=2", "a,,b"})
    void refusesWeightsThatAreNone(String text) {
        assertThatThrownBy(() -> Shares.parse("--models", text))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("--models");
    }

    @Test
    void playsAsRecordedFasterOrAtOnce() {
        Duration minute = Duration.ofMinutes(1);

        assertThat(Speed.parse("recorded").due(minute)).isEqualTo(minute);
        assertThat(Speed.parse("10x").due(minute)).isEqualTo(Duration.ofSeconds(6));
        assertThat(Speed.parse("max").due(minute)).isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fast", "0x", "-1x", "x", "10", "NaNx", "Infinityx"})
    void refusesASpeedThatIsNone(String text) {
        assertThatThrownBy(() -> Speed.parse(text)).isInstanceOf(BadInput.class).hasMessageContaining("--speed");
    }

    @Test
    void dealsEverySubscriberToOneAccountAndTheSameOnesAgain() {
        Cast cast = Cast.of("run", 3, 10, List.of("free", "plus"));

        assertThat(cast.accounts()).extracting(Cast.Account::plan).containsExactly("free", "plus", "free");
        assertThat(cast.subscribers()).hasSize(10).doesNotHaveDuplicates();
        assertThat(Cast.of("run", 3, 10, List.of("free", "plus"))).isEqualTo(cast);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--subscribers=2", "--accounts=0", "--concurrency=5000", "--run=a/b", "--speed=slow"})
    void endsWithTwoWhenAnOptionIsOutOfRange(String option) throws IOException {
        Path trace = trace();

        int exit = new CommandLine(new ReplayCommand()).execute(trace.toString(), option, "--url=http://localhost:1");

        assertThat(exit).isEqualTo(2);
    }

    @Test
    void endsWithOneWhenNothingAnswers() throws IOException {
        Path trace = trace();

        assertThat(new CommandLine(new ReplayCommand()).execute(trace.toString(), "--url=http://localhost:1"))
                .isEqualTo(1);
    }

    private Path trace() throws IOException {
        return Files.writeString(folder.resolve("trace.csv"), Trace.HEADER + "\n2023-11-16 18:15:46.6805900,374,44\n");
    }
}

package dev.thinkwatt.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class MainTest {

    private final StringWriter told = new StringWriter();

    @Test
    void saysOfEachCommandInOneSentenceWhatItDoes() {
        Map<String, CommandLine> commands = new HashMap<>(Main.command().getSubcommands());
        commands.keySet().removeAll(List.of("help", "infrastructure"));

        assertThat(commands)
                .allSatisfy((name, command) -> assertThat(
                                command.getCommandSpec().usageMessage().description())
                        .singleElement()
                        .asString()
                        .endsWith("."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "keys rotate g1 --overlap 1h | '1h' is not a duration, such as PT1H",
                "keys create g1 --expires tomorrow | 'tomorrow' is not an instant, such as 2027-06-30T00:00:00Z",
            })
    void saysWhatAnOptionIsLike(String line, String expected) {
        assertThat(Main.command().setErr(new PrintWriter(told)).execute(line.split(" ")))
                .isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(told.toString()).contains(expected).doesNotContain("java.");
    }
}

package dev.thinkwatt.bench.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class RatingCommandTest {

    @Test
    void takesWhatItIsTold() {
        assertThat(parsed("--rounds", "5", "--events", "1000000", "--steady", "PT0S")
                        .plan())
                .isEqualTo(new RatingPlan(500, 3, 5, 15_000, Duration.ZERO, 1_000_000));
    }

    @Test
    void refusesRoundsTooShortToMean() {
        RatingCommand command = parsed("--per-round", "10");

        assertThatThrownBy(command::plan)
                .isInstanceOf(ParameterException.class)
                .hasMessage("--per-round is at least 1000");
    }

    private static RatingCommand parsed(String... arguments) {
        RatingCommand command = new RatingCommand();
        new CommandLine(command).parseArgs(arguments);
        return command;
    }
}

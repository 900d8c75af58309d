package dev.thinkwatt.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class RollbackCommandTest {

    @Test
    void takesTheRoundsItIsTold() {
        assertThat(parsed("--rounds", "7").rounds()).isEqualTo(7);
    }

    @Test
    void refusesNoRounds() {
        RollbackCommand command = parsed("--rounds", "0");

        assertThatThrownBy(command::rounds)
                .isInstanceOf(ParameterException.class)
                .hasMessage("--rounds is at least 1");
    }

    private static RollbackCommand parsed(String... arguments) {
        RollbackCommand command = new RollbackCommand();
        new CommandLine(command).parseArgs(arguments);
        return command;
    }
}

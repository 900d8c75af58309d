package dev.thinkwatt.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class DecisionsCommandTest {

    @Test
    void runsEverythingUnlessToldOtherwise() {
        DecisionsCommand command = parsed();

        assertThat(command.sections()).containsExactlyInAnyOrder(Section.values());
        assertThat(command.timing()).isEqualTo(Timing.FULL);
    }

    @Test
    void aQuickRunLeavesTheSoakOut() {
        DecisionsCommand command = parsed("--quick");

        assertThat(command.sections()).containsExactlyInAnyOrder(Section.PEAK, Section.LATENCY, Section.REPLICAS);
        assertThat(command.timing()).isEqualTo(Timing.QUICK);
    }

    @Test
    void aQuickRunSoaksWhereItIsTold() {
        DecisionsCommand command = parsed("--quick", "--soak", "PT90S");

        assertThat(command.sections()).contains(Section.SOAK);
        assertThat(command.timing().soak()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void takesSectionsByTheirNames() {
        assertThat(parsed("--only", "peak,latency").sections())
                .containsExactlyInAnyOrder(Section.PEAK, Section.LATENCY);
    }

    @Test
    void roundsAreOfPeaksAndOfReplicas() {
        Timing timing = parsed("--rounds", "7").timing();

        assertThat(timing.rounds()).isEqualTo(7);
        assertThat(timing.replicaRounds()).isEqualTo(7);
    }

    @Test
    void refusesNoRounds() {
        DecisionsCommand command = parsed("--rounds", "0");

        assertThatThrownBy(command::timing).hasMessage("there is at least one round");
    }

    @Test
    void refusesASectionThatIsNone() {
        assertThatThrownBy(() -> parsed("--only", "speed"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("PEAK, LATENCY, REPLICAS, SOAK");
    }

    private static DecisionsCommand parsed(String... arguments) {
        DecisionsCommand command = new DecisionsCommand();
        new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
        return command;
    }
}

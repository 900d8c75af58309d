package dev.thinkwatt.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RepublishCommandTest {

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();

    @Test
    void saysHowManyAreSentAgain() throws IOException {
        assertThat(told("{\"sent\": 19366, \"notRebuildable\": 0}")).isTrue();
        assertThat(text.toString(StandardCharsets.UTF_8))
                .startsWith("19,366 usage events are sent again")
                .doesNotContain("NOT");
    }

    @Test
    void failsWhereSomeCannotBeRebuilt() throws IOException {
        assertThat(told("{\"sent\": 0, \"notRebuildable\": 1200}")).isFalse();
        assertThat(text.toString(StandardCharsets.UTF_8)).contains("1,200 more can NOT be rebuilt");
    }

    @Test
    void saysWhichServiceBeginsAnew() throws IOException {
        tellAccepted("billing", "{\"partitions\": [{\"topic\": \"usage.recorded\"}, {\"topic\": \"usage.recorded\"}]}");
        tellAccepted("quota", "{\"partitions\": []}");

        assertThat(text.toString(StandardCharsets.UTF_8))
                .contains("billing reads 2 partitions from their start")
                .contains("quota reads on where it was");
    }

    private void tellAccepted(String service, String accepted) throws IOException {
        RepublishCommand.tellAccepted(
                service, new ObjectMapper().readTree(accepted), new PrintStream(text, true, StandardCharsets.UTF_8));
    }

    private boolean told(String republished) throws IOException {
        return RepublishCommand.tell(
                new ObjectMapper().readTree(republished), new PrintStream(text, true, StandardCharsets.UTF_8));
    }
}

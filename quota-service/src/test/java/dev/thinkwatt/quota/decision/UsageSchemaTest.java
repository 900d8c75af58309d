package dev.thinkwatt.quota.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.usage.UsageEvent;
import dev.thinkwatt.quota.EventSchema;
import dev.thinkwatt.support.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class UsageSchemaTest {

    @Test
    void readsWhatWasSentOnce() throws IOException {
        String sent = fixture();

        assertThat(Json.tolerant().readValue(sent, UsageEvent.class).usage().reasoningTokens())
                .isEqualTo(300);
        assertThat(EventSchema.faults("usage.recorded", sent)).isEmpty();
    }

    @Test
    void wouldNoticeAFieldThatIsGone() throws IOException {
        assertThat(EventSchema.faults("usage.recorded", fixture().replace("\"site\"", "\"place\"")))
                .hasSize(1);
    }

    private static String fixture() throws IOException {
        try (InputStream file = UsageSchemaTest.class.getResourceAsStream("/events/usage.recorded.v1.json")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

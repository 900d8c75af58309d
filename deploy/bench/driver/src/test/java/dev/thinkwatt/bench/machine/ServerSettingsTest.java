package dev.thinkwatt.bench.machine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerSettingsTest {

    @Test
    void refusesToMeasureCommitsThatMayBeLost() {
        Map<String, String> settings = Map.of("fsync", "on", "synchronous_commit", "off", "full_page_writes", "on");

        assertThatThrownBy(() -> ServerSettings.requireDurable(settings))
                .hasMessage("synchronous_commit is off, and must be on");
    }
}

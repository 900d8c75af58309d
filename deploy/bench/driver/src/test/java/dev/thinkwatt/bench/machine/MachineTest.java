package dev.thinkwatt.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MachineTest {

    @Test
    void readsTheKernelsSettingsWhole() throws IOException, InterruptedException {
        Process cat = new ProcessBuilder("cat", "/proc/sys/vm/dirty_expire_centisecs").start();
        String kernel = new String(cat.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        cat.waitFor();

        assertThat(Machine.seconds("dirty_expire")).isEqualTo(Long.parseLong(kernel) / 100.0);
    }
}

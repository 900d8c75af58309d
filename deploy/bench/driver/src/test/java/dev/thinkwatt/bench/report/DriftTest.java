package dev.thinkwatt.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thinkwatt.bench.report.Results.MemoryAt;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DriftTest {

    @Test
    void comparesTheFirstThirdWithTheLast() {
        Drift drift = Drift.of(looks(200, 200, 999, 999, 210, 230));

        assertThat(drift.resident()).isEqualTo("+10.0 %");
        assertThat(drift.heap()).isEqualTo("+10.0 %");
        assertThat(drift.heapLast()).isEqualTo(110);
    }

    @Test
    void needsThreeLooks() {
        assertThatThrownBy(() -> Drift.of(looks(1, 2))).hasMessageContaining("three looks");
    }

    private static List<MemoryAt> looks(long... residentKib) {
        return LongStream.of(residentKib)
                .mapToObj(kib -> new MemoryAt(1, kib, kib / 2))
                .toList();
    }
}

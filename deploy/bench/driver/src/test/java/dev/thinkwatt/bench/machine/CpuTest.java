package dev.thinkwatt.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CpuTest {

    @Test
    void addsWhatAProcessAndItsEndedChildrenUsed() {
        String stat = "42 (postgres: (quota) a) S 1 42 42 0 -1 4194304 5 6 7 8 1000 200 30 4 20 0 1 0 99";

        assertThat(Cpu.ticks(stat)).isEqualTo(1_234);
    }
}

package dev.thinkwatt.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MemoryTest {

    @Test
    void addsTheGenerationsOfTheHeap() {
        String info = """
                4242:
                 def new generation   total 39296K, used 1000K [0x00000000e8000000, 0x00000000eaaa0000)
                  eden space 34944K,   0% used [0x00000000e8000000, 0x00000000e8000000, 0x00000000ea220000)
                 tenured generation   total 87424K, used 54321K [0x00000000f0000000, 0x00000000f5560000)
                 Metaspace       used 97000K, committed 98000K, reserved 1146880K
                """;

        assertThat(Memory.used(info)).isEqualTo(55_321);
    }

    @Test
    void addsUpGenerationsByTheNamesOfLaterReleases() {
        String info = """
                16749:
                DefNew     total 116224K, used 19676K [0x00000000e8000000, 0x00000000efe10000, 0x00000000f0000000)
                 eden space 103360K,  12% used [0x00000000e8000000, 0x00000000e8cb2010, 0x00000000ee4f0000)
                Tenured    total 258048K, used 66086K [0x00000000f0000000, 0x00000000ffc00000, 0x0000000100000000)
                """;

        assertThat(Memory.used(info)).isEqualTo(85_762);
    }

    @Test
    void refusesAHeapOfAnotherCollector() {
        assertThatThrownBy(() -> Memory.used("garbage-first heap   total reserved 2097152K, used 5000K"))
                .hasMessageStartingWith("no generations");
    }

    @Test
    void readsWhatIsResident() {
        assertThat(Memory.resident("Name:\tjava\nVmHWM:\t  500000 kB\nVmRSS:\t  412345 kB\n"))
                .isEqualTo(412_345);
    }
}

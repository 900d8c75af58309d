package dev.thinkwatt.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** Processor time that processes have used, as Linux counts it. */
public final class Cpu {

    /** Of the kernel's interface to programs: a hundredth of a second wherever Linux runs. */
    private static final long TICK_MS = 10;

    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int USER_OF_ENDED = 13;
    private static final int SYSTEM_OF_ENDED = 14;

    private Cpu() {}

    /** Of a process and all that it started. */
    public static Duration of(ProcessHandle process) {
        long ticks = Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(one -> ticks(one.pid()))
                .sum();
        return Duration.ofMillis(ticks * TICK_MS);
    }

    private static long ticks(long pid) {
        try {
            return ticks(Files.readString(Path.of("/proc/" + pid + "/stat")));
        } catch (IOException ended) {
            return 0;
        }
    }

    /** From a line of {@code /proc/pid/stat}; the name in it may hold anything, so fields count from behind it. */
    static long ticks(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Stream.of(USER, SYSTEM, USER_OF_ENDED, SYSTEM_OF_ENDED)
                .mapToLong(field -> Long.parseLong(fields[field]))
                .sum();
    }
}

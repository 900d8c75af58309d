package dev.thinkwatt.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What processes hold in memory, as Linux counts it: what several share is divided among them. */
final class Memory {

    private Memory() {}

    /** Resident MiB of a process and all that it started, 0 where the system does not tell. */
    static long mebibytes(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                        .mapToLong(Memory::kibibytes)
                        .sum()
                / 1024;
    }

    private static long kibibytes(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }
}

package dev.thinkwatt.bench.machine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The machine that a run is measured on. */
public final class Machine {

    private static final double CENTIS = 100;

    private Machine() {}

    /** What its figures depend on. */
    public static Map<String, String> facts() throws IOException {
        return Map.of(
                "processors",
                Integer.toString(Runtime.getRuntime().availableProcessors()),
                "Java",
                Runtime.version().toString(),
                "system",
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                "pages written back",
                "after %s s, looked at every %s s".formatted(seconds("dirty_expire"), seconds("dirty_writeback")));
    }

    /** A setting of the kernel for pages that are changed and not yet on the disk. It is taken in one read: a second one gets nothing. */
    static double seconds(String setting) throws IOException {
        try (InputStream file = Files.newInputStream(Path.of("/proc/sys/vm", setting + "_centisecs"))) {
            return Long.parseLong(new String(file.readAllBytes(), StandardCharsets.US_ASCII).strip()) / CENTIS;
        }
    }
}

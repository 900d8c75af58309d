package dev.thinkwatt.bench.machine;

import java.util.Map;

/** The machine that a run is measured on. */
public final class Machine {

    private Machine() {}

    /** What its figures depend on. */
    public static Map<String, String> facts() {
        return Map.of(
                "processors",
                Integer.toString(Runtime.getRuntime().availableProcessors()),
                "Java",
                Runtime.version().toString(),
                "system",
                System.getProperty("os.name") + " " + System.getProperty("os.version"));
    }
}

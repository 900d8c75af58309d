package dev.thinkwatt.bench.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a Java process holds.
 *
 * @param residentKib of all of it, as Linux counts
 * @param heapKib of objects that outlived a full collection
 */
public record Memory(long residentKib, long heapKib) {

    private static final Pattern RESIDENT = Pattern.compile("^VmRSS:\\s+(\\d+) kB", Pattern.MULTILINE);
    private static final Pattern USED = Pattern.compile("(?:generation|DefNew|Tenured)\\s+total \\d+K, used (\\d+)K");

    /** Collects its garbage first, which stops it for some tenths of a second. */
    public static Memory of(ProcessHandle process) throws IOException {
        jcmd(process, "GC.run");
        return new Memory(
                resident(Files.readString(Path.of("/proc/" + process.pid() + "/status"))),
                used(jcmd(process, "GC.heap_info")));
    }

    static long resident(String status) {
        Matcher found = RESIDENT.matcher(status);
        if (!found.find()) {
            throw new IllegalStateException("no VmRSS in " + status);
        }
        return Long.parseLong(found.group(1));
    }

    /** The generations of the serial collector together, by whichever of its names. */
    static long used(String heapInfo) {
        if (!USED.matcher(heapInfo).find()) {
            throw new IllegalStateException("no generations in " + heapInfo);
        }
        return Stream.iterate(USED.matcher(heapInfo), Matcher::find, matcher -> matcher)
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
    }

    private static String jcmd(ProcessHandle process, String what) throws IOException {
        java.lang.Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        what)
                .redirectErrorStream(true)
                .start();
        return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}

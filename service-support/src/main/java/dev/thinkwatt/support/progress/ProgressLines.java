package dev.thinkwatt.support.progress;

import dev.thinkwatt.support.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Function;

/** Tells of long work in lines of JSON: {@code done} of {@code all}, again and again, and in the last line what came of it. */
public final class ProgressLines {

    /** Their media type. */
    public static final String TYPE = "application/x-ndjson";

    private ProgressLines() {}

    /** A line of progress. */
    record Line(long done, long all) {}

    /**
     * Runs work, and writes each line as it comes.
     *
     * @throws UncheckedIOException where nobody reads any more: the work ends with it
     */
    public static void write(OutputStream out, Function<Progress, ?> work) {
        Object found = work.apply((done, all) -> line(out, new Line(done, all)));
        line(out, found);
    }

    private static void line(OutputStream out, Object value) {
        try {
            byte[] json = Json.tolerant().writeValueAsBytes(value);
            synchronized (out) {
                out.write(json);
                out.write('\n');
                out.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("nobody reads the lines any more", e);
        }
    }
}

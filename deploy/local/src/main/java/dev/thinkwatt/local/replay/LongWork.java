package dev.thinkwatt.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Work of a service that tells in lines how far it is, and in the last what came of it. */
final class LongWork {

    /** The media type of such lines. */
    static final String LINES = "application/x-ndjson";

    private LongWork() {}

    /**
     * Shows how far it is, and returns what came of it; empty where it broke off.
     *
     * @param lines gives each line to whom it is told to
     * @param what is done, for who watches
     */
    static Optional<JsonNode> follow(Consumer<Consumer<JsonNode>> lines, String what, PrintStream out) {
        AtomicReference<@Nullable JsonNode> last = new AtomicReference<>();
        AtomicReference<@Nullable Progress> progress = new AtomicReference<>();
        try {
            lines.accept(line -> {
                if (line.has("done")) {
                    shown(progress, out, what, line.path("all").asLong())
                            .reach(line.path("done").asLong());
                } else {
                    last.set(line);
                }
            });
        } finally {
            Progress shown = progress.get();
            if (shown != null) {
                shown.close();
            }
        }
        return Optional.ofNullable(last.get());
    }

    private static Progress shown(
            AtomicReference<@Nullable Progress> progress, PrintStream out, String what, long all) {
        Progress shown = progress.get();
        if (shown == null) {
            shown = new Progress(out, System.console() != null, what, all);
            progress.set(shown);
        }
        return shown;
    }
}

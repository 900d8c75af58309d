package dev.thinkwatt.local.infrastructure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The server process of a data folder. It outlives the process that started it when that one is killed. */
public record Postmaster(ProcessHandle process) {
    private static final Duration FAST_STOP = Duration.ofSeconds(60);
    private static final Duration IMMEDIATE_STOP = Duration.ofSeconds(10);

    /** The live server of a data folder, by its postmaster.pid; none when there is no such file or it is stale. */
    public static Optional<Postmaster> of(Path folder) {
        return firstLine(folder.resolve("postmaster.pid"))
                .map(String::strip)
                .filter(line -> line.matches("\\d{1,10}"))
                .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
                .filter(ProcessHandle::isAlive)
                .filter(process -> worksIn(process, folder))
                .map(Postmaster::new);
    }

    /** Stops the server as an administrator would: at once for its clients, with a checkpoint for its data. */
    public void stop() throws IOException {
        signal("INT");
        if (!exits(FAST_STOP)) {
            signal("QUIT");
            if (!exits(IMMEDIATE_STOP)) {
                throw new IOException(
                        "PostgreSQL (pid %d) does not stop; end it with: kill -QUIT %1$d".formatted(pid()));
            }
        }
    }

    public long pid() {
        return process.pid();
    }

    /** Whether the server is gone within that time. */
    boolean exits(Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A pid file may be older than the last boot: its number may belong to anything by now, even to another server. */
    private static boolean worksIn(ProcessHandle process, Path folder) {
        try {
            return Files.isSameFile(Path.of("/proc/" + process.pid() + "/cwd"), folder);
        } catch (IOException e) {
            return false;
        }
    }

    private void signal(String name) throws IOException {
        new ProcessBuilder(List.of("kill", "-" + name, Long.toString(pid())))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static Optional<String> firstLine(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst();
        } catch (IOException absent) {
            return Optional.empty();
        }
    }
}

package dev.thinkwatt.local.stack;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that goes on after the command that started it. Its pid file holds its id and when it started, so that a
 * number that belongs to somebody else by now is not mistaken for it.
 */
record Daemon(Home home, String name) {

    private static final Duration STOP_MAX = Duration.ofSeconds(30);
    private static final Duration START_BLUR = Duration.ofSeconds(30);
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    /** The live process; none if it was never started, has ended, or was killed. */
    Optional<ProcessHandle> process() {
        Path file = home.pidFile(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            String[] parts = Files.readString(file).strip().split(" ", 2);
            return ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> parts.length == 2 && startedAround(process, Instant.parse(parts[1])));
        } catch (IOException | NumberFormatException | DateTimeParseException e) {
            throw new Refusal("Cannot read " + file + ". See what runs (ps), delete that file and try again.");
        }
    }

    boolean isRunning() {
        return process().isPresent();
    }

    /** Starts it in a session of its own, away from this terminal, its output in its log. */
    ProcessHandle start(List<String> command, Map<String, String> environment) throws IOException {
        List<String> detached = new ArrayList<>(command);
        if (Files.isExecutable(SETSID)) {
            detached.addFirst(SETSID.toString());
        }
        Redirect log = Redirect.appendTo(home.log(name).toFile());
        ProcessBuilder builder = new ProcessBuilder(detached)
                .directory(home.data().toFile())
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(log)
                .redirectError(log);
        builder.environment().putAll(environment);
        ProcessHandle process = builder.start().toHandle();
        Files.writeString(home.pidFile(name), process.pid() + " " + startedAt(process));
        return process;
    }

    /**
     * Asks it to end, waits, and ends it where it does not.
     *
     * @return whether it ended by itself
     */
    boolean stop() throws IOException {
        Optional<ProcessHandle> running = process();
        boolean byItself = true;
        if (running.isPresent()) {
            running.get().destroy();
            byItself = ended(running.get(), STOP_MAX);
            if (!byItself) {
                running.get().destroyForcibly();
                ended(running.get(), STOP_MAX);
            }
        }
        Files.deleteIfExists(home.pidFile(name));
        return byItself;
    }

    private static boolean ended(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Instant startedAt(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    /** The system tells a start relative to its boot, whose time moves a little whenever the clock is set. */
    private static boolean startedAround(ProcessHandle process, Instant instant) {
        return Duration.between(startedAt(process), instant).abs().compareTo(START_BLUR) < 0;
    }

    /** The last lines of its log. */
    List<String> lastLines(int count) {
        try {
            List<String> all = Files.exists(home.log(name)) ? Files.readAllLines(home.log(name)) : List.of();
            return all.subList(Math.max(0, all.size() - count), all.size());
        } catch (IOException e) {
            return List.of("(its log cannot be read: " + e.getMessage() + ")");
        }
    }
}

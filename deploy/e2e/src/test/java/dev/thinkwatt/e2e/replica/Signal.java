package dev.thinkwatt.e2e.replica;

import java.io.IOException;

/** Signals to processes that Java has no words for. */
public final class Signal {

    private Signal() {}

    public static void send(long pid, String signal) throws IOException, InterruptedException {
        int exitCode = new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (exitCode != 0) {
            throw new IOException("kill -%s %d ended with %d".formatted(signal, pid, exitCode));
        }
    }
}

package dev.thinkwatt.bench.machine;

import dev.thinkwatt.local.client.LocalStack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All services with PostgreSQL and Kafka, as {@code thinkwatt up} starts them, on data of their own that is deleted at the end. */
public final class Suite implements AutoCloseable {

    private final Place place;

    private Suite(Place place) {
        this.place = place;
    }

    /** Builds what is older than its sources, and starts it on nothing. */
    public static Suite start(Place place) throws IOException {
        Suite suite = new Suite(place);
        suite.reset();
        try {
            suite.command("up", "--port-offset", Integer.toString(place.offset()));
        } catch (IOException e) {
            suite.reset();
            throw e;
        }
        return suite;
    }

    public LocalStack stack() {
        return LocalStack.at(place.offset(), place.data());
    }

    private void reset() throws IOException {
        command("reset", "--yes");
    }

    private void command(String... arguments) throws IOException {
        Path thinkwatt = place.root().resolve("thinkwatt");
        List<String> command = new ArrayList<>(List.of(thinkwatt.toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", place.data().toString()));
        try {
            int exitCode = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (exitCode != 0) {
                throw new IOException(String.join(" ", command) + " ended with " + exitCode);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() throws IOException {
        reset();
    }
}

package dev.thinkwatt.bench.machine;

import dev.thinkwatt.local.identity.LocalIdentity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Java process that ends with this one, its output in a file. */
final class Child implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration STOP_MAX = Duration.ofSeconds(60);
    private static final int LINES_SHOWN = 15;

    /** How far a service's management port lies above its own. */
    private static final int MANAGEMENT = 1_000;

    private static final String ANY_SECRET = "a-secret-of-a-benchmark-that-guards-nothing-at-all";

    private final java.lang.Process process;
    private final Path log;
    private final Thread hook;

    private Child(java.lang.Process process, Path log) {
        this.process = process;
        this.log = log;
        this.hook = new Thread(process::destroy, "end " + log.getFileName());
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Starts it and waits until an address answers with success. */
    static Child start(String name, Path data, List<String> arguments, Map<String, String> environment, URI ready)
            throws IOException {
        Path log = data.resolve(name + ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Child child = new Child(builder.start(), log);
        child.await(name, ready);
        return child;
    }

    /**
     * Starts a service on the place's PostgreSQL, Kafka and identity provider, and waits until it is ready.
     *
     * @param heap the option that bounds its memory
     * @param database its database
     * @param settings more than it needs to find these, by the names of environment variables
     */
    static Child service(
            String name, Place place, Path jar, String heap, String database, int port, Map<String, String> settings)
            throws IOException {
        if (!Files.exists(jar)) {
            throw new IOException("There is no " + jar + ". Run ./thinkwatt bench, which builds it.");
        }
        int management = port + MANAGEMENT;
        Map<String, String> environment = new HashMap<>(settings);
        environment.putAll(Map.of(
                "QUARKUS_HTTP_PORT",
                Integer.toString(port),
                "QUARKUS_MANAGEMENT_PORT",
                Integer.toString(management),
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://127.0.0.1:" + place.postgres() + "/" + database,
                "KAFKA_BOOTSTRAP_SERVERS",
                "127.0.0.1:" + place.kafka(),
                "THINKWATT_IDENTITY_ISSUER",
                LocalIdentity.issuer(place.identity()).toString(),
                "THINKWATT_IDENTITY_CLIENT_SECRET",
                ANY_SECRET,
                "THINKWATT_IDENTITY_SESSION_SECRET",
                ANY_SECRET));
        return start(
                name,
                place.data(),
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-Xss512k",
                        "-XX:+ExitOnOutOfMemoryError",
                        heap,
                        "-jar",
                        jar.toString()),
                environment,
                URI.create("http://127.0.0.1:" + management + "/q/health/ready"));
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    private void await(String name, URI ready) throws IOException {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (!answers(http, ready)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    String end = lastLines();
                    close();
                    throw new IOException("%s did not come up. The end of %s:%n%s".formatted(name, log, end));
                }
                Thread.sleep(LOOK_EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static boolean answers(HttpClient http, URI ready) throws InterruptedException {
        try {
            HttpResponse<Void> response = http.send(
                    HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(5)).build(), BodyHandlers.discarding());
            return response.statusCode() < 400;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String lastLines() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException endingAnyway) {
            // the hook runs already, and does the same
        }
    }
}

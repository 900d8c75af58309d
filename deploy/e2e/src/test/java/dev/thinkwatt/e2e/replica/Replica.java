package dev.thinkwatt.e2e.replica;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A process of a service, and the line that clients reach it by. It is killed, paused and cut off as it comes. */
public final class Replica implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final String service;
    private final String name;
    private final int port;
    private final Map<String, String> environment;
    private final Path folder;
    private final Line line;
    private @Nullable Process process;

    /**
     * @param service its module
     * @param port its management listens a thousand above
     * @param environment what it is told of database, Kafka and identity
     * @param folder for its log
     */
    public Replica(String service, String name, int port, Map<String, String> environment, Path folder)
            throws IOException {
        this.service = service;
        this.name = name;
        this.port = port;
        this.environment = environment;
        this.folder = folder;
        this.line = new Line(port);
    }

    public String name() {
        return name;
    }

    public int port() {
        return port;
    }

    public Line line() {
        return line;
    }

    public void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx192m",
                        "-jar",
                        Path.of(System.getProperty("thinkwatt.root"), service, "target/quarkus-app/quarkus-run.jar")
                                .toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(name + ".log").toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("QUARKUS_MANAGEMENT_PORT", Integer.toString(port + 1_000));
        process = builder.start();
    }

    public void awaitReady() {
        await(name + " is ready, or " + folder + " tells why not")
                .atMost(READY_WITHIN)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> management("/q/health/ready").startsWith("200"));
    }

    /** A number that it shows on its management port. */
    public double metric(String metric) {
        Matcher found = Pattern.compile("^" + metric + "(?:\\{.*})? (\\S+)$", Pattern.MULTILINE)
                .matcher(management("/q/metrics"));
        return found.find() ? Double.parseDouble(found.group(1)) : 0;
    }

    private String management(String path) {
        try {
            URI uri = URI.create("http://127.0.0.1:" + (port + 1_000) + path);
            var response =
                    http.send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofString());
            return response.statusCode() + "\n" + response.body();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends it at once, as {@code kill -9} does. */
    public void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    /** It stands still in the middle of whatever it does, and keeps its connections and locks. */
    public void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    public void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        if (process != null) {
            Signal.send(process.pid(), signal);
        }
    }

    @Override
    public void close() throws InterruptedException, IOException {
        line.close();
        kill();
        http.close();
    }
}

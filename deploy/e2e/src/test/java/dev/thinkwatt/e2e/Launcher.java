package dev.thinkwatt.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.local.client.LocalStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** The {@code thinkwatt} command, on a stack of its own. */
public final class Launcher {

    /** As its commands are told. */
    static final int PORT_OFFSET = Integer.getInteger("e2e.port-offset", 3_370);

    private static final int KAFKA = 19_092;

    /** Where quota-service hears what proxies log. */
    public static final int SYSLOG_PORT = 5_514 + PORT_OFFSET;

    /** What proxies prove a line of their logs with. */
    public static final String SYSLOG_TOKEN = "0123456789abcdef0123456789abcdef";

    private static final Path ROOT = Path.of(System.getProperty("thinkwatt.root"));

    private static final Map<String, String> LISTENING = Map.of(
            "THINKWATT_GATEWAY_SYSLOG_PORT",
            Integer.toString(SYSLOG_PORT),
            "THINKWATT_GATEWAY_SYSLOG_TOKEN",
            SYSLOG_TOKEN);

    private final Path data;
    private final Map<String, String> environment;

    /** What a command printed, and how it ended. */
    public record Ended(int exitCode, String output) {}

    private Launcher(Path data, Map<String, String> environment) {
        this.data = data;
        this.environment = Map.copyOf(environment);
    }

    /** The stack that all tests of this module use, one class after the other. */
    public static Launcher ofTests() {
        return new Launcher(Path.of("target", "stack").toAbsolutePath(), LISTENING);
    }

    /** The same stack, told something by the environment. */
    public Launcher with(Map<String, String> told) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(told);
        return new Launcher(data, all);
    }

    public LocalStack stack() {
        return LocalStack.at(PORT_OFFSET, data);
    }

    /** Where its Kafka listens. */
    public String kafka() {
        return "127.0.0.1:" + (KAFKA + PORT_OFFSET);
    }

    public Ended up() throws IOException, InterruptedException {
        return run("up", "--no-build", "--port-offset", Integer.toString(PORT_OFFSET));
    }

    public Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dthinkwatt.root=" + ROOT,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.thinkwatt.local.Main"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    /** Ends a process of the stack at once, as {@code kill -9} does. */
    void kill(String name) throws IOException, InterruptedException, ExecutionException {
        ProcessHandle process = process(name);
        assertThat(process.destroyForcibly()).as("killing %s", name).isTrue();
        process.onExit().get();
    }

    ProcessHandle process(String name) throws IOException {
        String pid =
                Files.readString(data.resolve("run").resolve(name + ".pid")).split(" ")[0];
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** Lines of all logs that speak of errors. */
    List<String> errors() throws IOException {
        List<String> errors = new ArrayList<>();
        try (var logs = Files.list(data.resolve("logs"))) {
            for (Path log : logs.toList()) {
                Files.readAllLines(log).stream()
                        .filter(line ->
                                line.contains(" ERROR ") || line.contains("SEVERE") || line.contains("Exception"))
                        .forEach(line -> errors.add(log.getFileName() + ": " + line));
            }
        }
        return errors;
    }
}

package dev.thinkwatt.e2e.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A proxy of the machine's, as a child of the tests that ends with them. */
final class Program implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String REQUIRED = "required";

    private final Process process;
    private final Path log;

    private Program(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Where a program is. Without it the tests count as not run, or as failed where {@code THINKWATT_GATEWAYS} is
     * {@code required}.
     */
    static Path find(String name) {
        for (String folder : List.of("/usr/sbin", "/usr/bin", "/usr/local/bin")) {
            Path program = Path.of(folder, name);
            if (Files.isExecutable(program)) {
                return program;
            }
        }
        String missing =
                "There is no %s, so nothing was tested. On Debian: apt-get install %s".formatted(name, packageOf(name));
        if (REQUIRED.equals(System.getenv("THINKWATT_GATEWAYS"))) {
            throw new AssertionError(missing);
        }
        return Assumptions.abort(missing);
    }

    /** Starts it, and waits until it listens. */
    static Program start(List<String> command, Map<String, String> environment, Path folder, int port)
            throws IOException, InterruptedException {
        Path log = folder.resolve("output.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Program program = new Program(builder.start(), log);
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!listens(port)) {
            if (!program.process.isAlive() || Instant.now().isAfter(deadline)) {
                program.close();
                throw new AssertionError(command.getFirst() + " does not listen: " + program.output());
            }
            Thread.sleep(50);
        }
        return program;
    }

    String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A port of loopback that nobody listens on, just now. It is lower than those that the system gives to connections, of
     * which one could take it before the proxy does.
     */
    static int freePort() throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(25_000, 32_000);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                continue;
            }
        }
        throw new AssertionError("no port is free");
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String packageOf(String name) {
        return name.equals("nginx") ? "nginx-light" : name;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.thinkwatt.e2e.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A Keycloak of its own with the realm of {@code deploy/keycloak}, on the loopback address. */
final class Keycloak implements AutoCloseable {

    private static final int PORT = 11_550;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path REALM =
            Path.of(System.getProperty("thinkwatt.root"), "deploy/keycloak/thinkwatt-realm.json");

    private final Process process;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Keycloak(Process process) {
        this.process = process;
    }

    /**
     * Starts it; it is ready some time later.
     *
     * @param home where it was unpacked
     * @param variables that the realm's file asks for
     */
    static Keycloak start(Path home, Map<String, String> variables) throws IOException {
        Path imports = Files.createDirectories(home.resolve("data/import"));
        Files.copy(REALM, imports.resolve(REALM.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        "bash",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--http-host=127.0.0.1",
                        "--http-port=" + PORT))
                .redirectErrorStream(true)
                .redirectOutput(home.resolveSibling("keycloak.log").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
        builder.environment().putAll(variables);
        return new Keycloak(builder.start());
    }

    URI issuer() {
        return URI.create("http://localhost:" + PORT + "/realms/thinkwatt");
    }

    boolean isReady() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("Keycloak ended; see target/keycloak/keycloak.log");
        }
        HttpRequest ask = HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
                .timeout(PATIENCE)
                .build();
        try {
            return http.send(ask, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** A person's access token, as one of the realm's clients gets it for their password. */
    String token(String client, String person, String password) throws IOException, InterruptedException {
        HttpRequest ask = HttpRequest.newBuilder(URI.create(issuer() + "/protocol/openid-connect/token"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=password&client_id=%s&username=%s&password=%s".formatted(client, person, password)))
                .build();
        HttpResponse<String> answer = http.send(ask, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("no token of " + client + ": " + answer.body());
        }
        return new ObjectMapper().readTree(answer.body()).get("access_token").asText();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}

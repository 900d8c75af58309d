package dev.thinkwatt.e2e.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.e2e.gateway.ModelServer.Seen;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A proxy before the stack, with two model servers behind it, for one subscriber who is new to all of them. */
abstract class BehindAProxy {

    static final String THINKING = "gpt-5-thinking";
    static final String MINI = "gpt-5-thinking-mini";
    static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    final ModelServer thinking;
    final ModelServer mini;
    private Seat seat;
    private RunningProxy proxy;

    BehindAProxy() {
        try {
            this.thinking = new ModelServer();
            this.mini = new ModelServer();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Starts the proxy in a folder of its own. */
    abstract RunningProxy start(Setting setting, Path parent) throws IOException, InterruptedException;

    @BeforeEach
    void takeASeatAndStart() throws IOException, InterruptedException {
        seat = Seat.taken();
        proxy = start(setting(), folder);
    }

    @AfterEach
    void stop() {
        if (proxy != null) {
            proxy.close();
        }
        thinking.close();
        mini.close();
    }

    Setting setting() throws IOException {
        return new Setting(
                "closed",
                Seat.quotaPort(),
                Seat.gatewayKey(),
                "IETF",
                "a-key-of-the-client",
                seat.subscriber(),
                thinking.port(),
                mini.port());
    }

    RunningProxy proxy() {
        return proxy;
    }

    static String body(String model) {
        return "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";
    }

    static Seen onlySeen(ModelServer server) {
        assertThat(server.seen()).hasSize(1);
        return server.seen().getFirst();
    }

    static String header(HttpResponse<?> answer, String name) {
        return String.join("|", answer.headers().allValues(name));
    }

    int thinkingUsed() {
        return seat.thinkingUsed();
    }
}

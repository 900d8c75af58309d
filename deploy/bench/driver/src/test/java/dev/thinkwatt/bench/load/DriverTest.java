package dev.thinkwatt.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriverTest {

    private final Queue<String> bodies = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server = start(200);

    private HttpServer start(int status) {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.setExecutor(threads);
            started.createContext("/", exchange -> {
                bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                byte[] answer = "{\"outcome\":\"GRANTED\"}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            started.start();
            return started;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void forget() {
        bodies.clear();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.close();
    }

    @Test
    void asksAtAConstantRateForExactlyAsLongAsItIsTold() throws IOException {
        Sample sample = run(new Pace.Constant(100), Duration.ofMillis(100), Duration.ofMillis(400));

        assertThat(sample.asked()).isEqualTo(50);
        assertThat(sample.latency().getTotalCount()).isEqualTo(40);
    }

    @Test
    void asksForTheSubscriberGivenAndNeverTwiceWithOneId() throws IOException {
        run(new Pace.Constant(100), Duration.ZERO, Duration.ofMillis(200));

        assertThat(bodies).hasSize(20).doesNotHaveDuplicates().allMatch(body -> body.contains("\"s-000042\""));
    }

    @Test
    void aClosedLoopAsksAgainOnceItIsAnswered() throws IOException {
        Sample sample = run(new Pace.Closed(), Duration.ZERO, Duration.ofMillis(200));

        assertThat(sample.asked()).isEqualTo(bodies.size()).isPositive();
    }

    @Test
    void countsARefusalAsAFailureAndKeepsTheFirst() throws IOException {
        server.stop(0);
        server = start(503);

        Sample sample = run(new Pace.Constant(100), Duration.ZERO, Duration.ofMillis(100));

        assertThat(sample.failures()).isEqualTo(10);
        assertThat(sample.firstFailure()).startsWith("HTTP/1.1 503").contains("GRANTED");
        assertThat(sample.latency().getTotalCount()).isZero();
    }

    private Sample run(Pace pace, Duration leadIn, Duration counted) throws IOException {
        RequestTemplate template = RequestTemplate.decision("/v1/decisions", "tw_key", "thinking");
        try (Driver driver = Driver.connect(List.of(server.getAddress().getPort()), 4, template)) {
            return driver.run(pace, () -> 42, leadIn, counted);
        }
    }
}

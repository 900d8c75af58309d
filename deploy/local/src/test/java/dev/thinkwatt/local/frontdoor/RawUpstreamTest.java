package dev.thinkwatt.local.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thinkwatt.local.infrastructure.FreePorts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A service that is watched, and misbehaves, byte by byte. */
@Timeout(30)
class RawUpstreamTest {

    /** As it comes: it asks for HTTP/2 on its first request. */
    private final HttpClient http = HttpClient.newHttpClient();

    private ServerSocket quota;
    private FrontDoor door;
    private int port;

    private interface Conversation {
        void with(Socket caller) throws IOException, InterruptedException;
    }

    @BeforeEach
    void open() throws IOException, InterruptedException {
        quota = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        port = FreePorts.find(1)[0];
        door = FrontDoor.start(port, Map.of("quota", quota.getLocalPort()), Duration.ofSeconds(3));
    }

    @AfterEach
    void close() throws IOException, InterruptedException {
        http.close();
        door.close();
        quota.close();
    }

    @Test
    void saysSoEachTimeAServiceHangsUpInTheMiddleOfARequest() throws Exception {
        serve(caller -> assertThat(caller.getInputStream().readNBytes(1_000)).hasSize(1_000));

        for (int i = 0; i < 3; i++) {
            HttpResponse<String> response = http.send(
                    decisions()
                            .POST(BodyPublishers.ofByteArray(new byte[64_000]))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.body()).contains("quota does not answer");
        }
    }

    @Test
    void breaksOffWhatAServiceBreaksOff() {
        serve(caller -> {
            head(caller);
            write(caller, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        });

        assertThatThrownBy(() -> http.send(decisions().build(), BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void passesOnWhatAServiceSaysBeforeItHasFinished() throws Exception {
        CountDownLatch firstWasRead = new CountDownLatch(1);
        serve(caller -> {
            head(caller);
            write(caller, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n");
            assertThat(firstWasRead.await(10, TimeUnit.SECONDS)).isTrue();
            write(caller, "6\r\nsecond\r\n0\r\n\r\n");
        });

        try (InputStream body =
                http.send(decisions().build(), BodyHandlers.ofInputStream()).body()) {
            assertThat(body.readNBytes(5)).asString(StandardCharsets.UTF_8).isEqualTo("first");
            firstWasRead.countDown();
            assertThat(body.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("second");
        }
    }

    @Test
    void passesABodyOfUnknownLengthOn() throws Exception {
        serve(caller -> {
            String head = head(caller);
            write(caller, "HTTP/1.1 200 OK\r\nContent-Length: " + head.length() + "\r\n\r\n" + head);
        });

        HttpResponse<String> response = http.send(
                decisions()
                        .POST(BodyPublishers.ofInputStream(() -> InputStream.nullInputStream()))
                        .build(),
                BodyHandlers.ofString());

        assertThat(response.body()).contains("transfer-encoding: chunked").doesNotContain("upgrade");
    }

    @Test
    void givesUpAServiceThatIsSilent() throws Exception {
        serve(caller -> {
            head(caller);
            assertThat(caller.getInputStream().read()).isEqualTo(-1);
        });

        HttpResponse<String> response = http.send(decisions().build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(504);
        assertThat(response.body()).contains("quota does not answer in time");
    }

    @Test
    void inventsNoHostForACallerThatNamesNone() throws Exception {
        serve(caller -> {
            String head = head(caller);
            write(caller, "HTTP/1.1 200 OK\r\nContent-Length: " + head.length() + "\r\n\r\n" + head);
        });

        try (Socket caller = new Socket(InetAddress.getLoopbackAddress(), port)) {
            write(caller, "GET /v1/decisions HTTP/1.0\r\nX-Forwarded-Host: evil.example\r\n\r\n");
            assertThat(caller.getInputStream().readAllBytes())
                    .asString(StandardCharsets.UTF_8)
                    .contains("x-forwarded-for: 127.0.0.1")
                    .doesNotContain("x-forwarded-host");
        }
    }

    /** Takes each connection on a thread of its own, and closes it when all is said. */
    private void serve(Conversation conversation) {
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    Socket caller = quota.accept();
                    Thread.ofVirtual().start(() -> converse(caller, conversation));
                }
            } catch (IOException e) {
                // closed: nobody is taken any more
            }
        });
    }

    private static void converse(Socket caller, Conversation conversation) {
        try (caller) {
            conversation.with(caller);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The request line and the headers, in lower case. */
    private static String head(Socket caller) throws IOException {
        return new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8))
                .lines()
                .takeWhile(line -> !line.isEmpty())
                .map(line -> line.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("\n"));
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private HttpRequest.Builder decisions() {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/decisions"));
    }
}

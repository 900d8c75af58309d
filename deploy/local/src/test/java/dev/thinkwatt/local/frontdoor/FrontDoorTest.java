package dev.thinkwatt.local.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.thinkwatt.local.infrastructure.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FrontDoorTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static int port;
    private static HttpServer quota;
    private static FrontDoor door;

    /** Quota answers with what it was asked; nobody answers for the others. */
    @BeforeAll
    static void open() throws IOException, InterruptedException {
        quota = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        quota.createContext("/", FrontDoorTest::echo);
        quota.start();
        int[] free = FreePorts.find(3);
        port = free[0];
        door = FrontDoor.start(
                port, Map.of("quota", quota.getAddress().getPort(), "billing", free[1], "catalog", free[2]));
    }

    @AfterAll
    static void close() throws IOException, InterruptedException {
        door.close();
        quota.stop(0);
    }

    private static void echo(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String answer = "%s %s %s for=%s host=%s proto=%s"
                .formatted(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        body.length,
                        exchange.getRequestHeaders().get("X-Forwarded-For"),
                        exchange.getRequestHeaders().get("X-Forwarded-Host"),
                        exchange.getRequestHeaders().get("X-Forwarded-Proto"));
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(202, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    void passesRequestsOnWholeAndSaysWhoAsked() throws Exception {
        HttpResponse<String> response = send(HttpRequest.newBuilder(at("/v1/decisions/a:b:c?x=%2F"))
                .header("X-Forwarded-For", "203.0.113.9")
                .POST(BodyPublishers.ofByteArray(new byte[64_000]))
                .build());

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body())
                .isEqualTo(
                        "POST /v1/decisions/a:b:c?x=%%2F 64000 for=[127.0.0.1] host=[127.0.0.1:%d] proto=[http]", port);
    }

    @Test
    void namesTheServiceThatDoesNotAnswer() throws Exception {
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(at("/v1/invoices")).build());

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
        assertThat(response.body()).contains("urn:thinkwatt:problem:unavailable", "billing does not answer");
    }

    @Test
    void answersAPathOfNobodyWithAProblem() throws Exception {
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(at("/v1/usagex")).build());

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("urn:thinkwatt:problem:not-found", "/v1/usagex");
    }

    @Test
    void leadsFromTheRootToTheConsole() throws Exception {
        HttpResponse<String> response = send(HttpRequest.newBuilder(at("/")).build());

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location")).contains("/console");
    }

    @Test
    void tellsAPersonWithAPageThatAServiceDoesNotAnswer() throws Exception {
        HttpResponse<String> response = send(HttpRequest.newBuilder(at("/console/billing"))
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .build());

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(response.body()).contains("<h1>Unavailable</h1>", "billing does not answer", "./thinkwatt up");
    }

    @Test
    void showsNoMarkupThatAPathBrings() throws Exception {
        HttpResponse<String> response = send(HttpRequest.newBuilder(at("/x&amp;y"))
                .header("Accept", "text/html")
                .build());

        assertThat(response.body()).contains("/x&amp;amp;y");
    }

    @Test
    void leavesAnAbsurdCredentialToTheService() throws Exception {
        HttpResponse<String> response = send(HttpRequest.newBuilder(at("/v1/decisions"))
                .header("Authorization", "Bearer " + "x".repeat(100_000))
                .build());

        assertThat(response.body()).startsWith("GET /v1/decisions");
    }

    private static URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HTTP.send(request, BodyHandlers.ofString());
    }
}

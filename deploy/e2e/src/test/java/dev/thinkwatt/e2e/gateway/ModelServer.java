package dev.thinkwatt.e2e.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Plays the server of a model: notes what it is asked, and answers with the status that it was told. */
final class ModelServer implements AutoCloseable {

    /** What it says where it has no say. */
    static final String CLAIM = "what a model server says";

    /** Names under which a client is told what was decided, and nothing of a model server. */
    private static final List<String> OURS = List.of(
            "X-Thinkwatt-Model",
            "X-Thinkwatt-Outcome",
            "X-Thinkwatt-Retires-At",
            "RateLimit",
            "RateLimit-Policy",
            "x-ratelimit-limit-requests",
            "x-ratelimit-remaining-requests",
            "x-ratelimit-reset-requests");

    private final HttpServer server;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    /** One request as it arrived. */
    record Seen(Headers headers, String body) {
        String header(String name) {
            List<String> values = headers.getOrDefault(name, List.of(""));
            return String.join("|", values);
        }
    }

    ModelServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    void answersWith(int next) {
        status = next;
    }

    void forget() {
        seen.clear();
        status = 200;
    }

    List<Seen> seen() {
        return seen;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        seen.add(new Seen(exchange.getRequestHeaders(), body));
        byte[] answer = "{\"answer\":42}".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        for (String ours : OURS) {
            exchange.getResponseHeaders().add(ours, CLAIM);
        }
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

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

/** Plays a quota-service by which nothing is served: it says what it is told, or nothing at all. */
final class PlayedQuota implements AutoCloseable {

    /** What only the gateway may see. */
    static final String OF_THE_KEY = "the key of this gateway";

    /** Not what a proxy says of its own accord. */
    static final String RETRY_AFTER = "7";

    private final Said said;
    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /**
     * Its one answer.
     *
     * @param status none where it is 0: the connection stands, and nothing comes
     * @param outcome empty where the header is missing, as in an answer of something that stands in between
     */
    record Said(int status, String outcome) {}

    /** One question as it arrived. */
    record Asked(String path, Headers headers) {}

    PlayedQuota(Said said) throws IOException {
        this.said = said;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Asked> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(new Asked(exchange.getRequestURI().getPath(), exchange.getRequestHeaders()));
        if (said.status() == 0) {
            return;
        }
        byte[] problem = "{\"title\":\"%s\",\"status\":%d}"
                .formatted(OF_THE_KEY, said.status())
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/problem+json");
        exchange.getResponseHeaders().add("Retry-After", RETRY_AFTER);
        if (!said.outcome().isEmpty()) {
            exchange.getResponseHeaders().add("X-Thinkwatt-Outcome", said.outcome());
        }
        if (said.status() == 401) {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Bearer realm=\"" + OF_THE_KEY + "\"");
        }
        exchange.sendResponseHeaders(said.status(), problem.length);
        exchange.getResponseBody().write(problem);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

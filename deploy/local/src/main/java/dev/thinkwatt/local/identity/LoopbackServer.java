package dev.thinkwatt.local.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import kotlin.jvm.functions.Function1;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.OAuth2HttpServer;
import no.nav.security.mock.oauth2.http.Ssl;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Carries the library's answers over the JDK's own server, so that no second one comes along. It answers to its own
 * name only, and passes on no header by which a page from elsewhere could be let in.
 */
final class LoopbackServer implements OAuth2HttpServer {

    private static final Set<String> PATHS = Set.of(
            "/.well-known/openid-configuration",
            "/authorize",
            "/token",
            "/jwks",
            "/userinfo",
            "/revoke",
            "/endsession");
    private static final List<String> HEADERS = List.of("Content-Type", "Authorization");
    private static final int BODY_MAX = 64 * 1024;
    private static final int BACKLOG = 0;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String root;

    LoopbackServer(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        server.setExecutor(threads);
        root = "http://localhost:" + port;
    }

    @Override
    public OAuth2HttpServer start(Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> provider) {
        server.createContext("/", exchange -> {
            try (exchange) {
                send(exchange, answer(exchange, provider));
            }
        });
        server.start();
        return this;
    }

    @Override
    public OAuth2HttpServer start(int port, Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> provider) {
        return start(provider);
    }

    @Override
    public OAuth2HttpServer start(
            InetAddress address, int port, Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> provider) {
        return start(provider);
    }

    private OAuth2HttpResponse answer(
            HttpExchange exchange, Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> provider)
            throws IOException {
        String path = exchange.getRequestURI().getPath();
        String issuer = "/" + LocalIdentity.ISSUER_ID;
        if (!isAskedByName(exchange) || !path.startsWith(issuer) || !PATHS.contains(path.substring(issuer.length()))) {
            return text(404, "There is nothing here. The provider is at " + root + issuer + ".");
        }
        if (isFromElsewhere(exchange)) {
            return text(403, "Whom to be is chosen on this provider's own page.");
        }
        if (path.endsWith("/authorize") && exchange.getRequestMethod().equals("GET")) {
            return new OAuth2HttpResponse(LoginPage.HEADERS, 200, LoginPage.html(), null);
        }
        byte[] body = exchange.getRequestBody().readNBytes(BODY_MAX);
        return provider.invoke(new OAuth2HttpRequest(
                headers(exchange),
                exchange.getRequestMethod(),
                HttpUrl.get(root + exchange.getRequestURI()),
                new String(body, StandardCharsets.UTF_8)));
    }

    /** A name that somebody made to point here is somebody else's page. */
    private boolean isAskedByName(HttpExchange exchange) {
        String host = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                .orElse("");
        return ("http://" + host).equals(root) || ("http://" + host).equals(root.replace("localhost", "127.0.0.1"));
    }

    /** Another site's page must not press one of our buttons. */
    private static boolean isFromElsewhere(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("POST")
                && "cross-site".equals(exchange.getRequestHeaders().getFirst("Sec-Fetch-Site"));
    }

    private static Headers headers(HttpExchange exchange) {
        Headers.Builder headers = new Headers.Builder();
        for (String name : HEADERS) {
            exchange.getRequestHeaders().getOrDefault(name, List.of()).forEach(value -> headers.add(name, value));
        }
        return headers.build();
    }

    private static OAuth2HttpResponse text(int status, String text) {
        return new OAuth2HttpResponse(
                Headers.of(Map.of("Content-Type", "text/plain; charset=utf-8")), status, text, null);
    }

    private static void send(HttpExchange exchange, OAuth2HttpResponse response) throws IOException {
        response.getHeaders()
                .forEach(header -> exchange.getResponseHeaders().add(header.getFirst(), header.getSecond()));
        byte[] body = Optional.ofNullable(response.getBody()).orElse("").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(response.getStatus(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public OAuth2HttpServer stop() {
        server.stop(0);
        threads.close();
        return this;
    }

    @Override
    public void close() {
        stop();
    }

    @Override
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public HttpUrl url(String path) {
        return HttpUrl.get(root + path);
    }

    @Override
    public @Nullable Ssl sslConfig() {
        return null;
    }
}

package dev.thinkwatt.local.frontdoor;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A reverse proxy on the loopback address that routes by path, and says it clearly where nobody answers. */
public final class FrontDoor implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int EVENT_LOOPS = 2;
    /** To each service; the library's own 5 would make callers queue here instead of where requests are batched. */
    private static final int CONNECTIONS_MAX = 512;

    /** Of all headers together: what is absurd in one of them is for the service to say, and sessions are long cookies. */
    private static final int HEADERS_MAX_BYTES = 128 * 1024;

    private static final long WAIT_SECONDS = 30;

    private final Vertx vertx;
    private final Map<String, SocketAddress> services;

    private FrontDoor(Vertx vertx, Map<String, SocketAddress> services) {
        this.vertx = vertx;
        this.services = services;
    }

    /**
     * Opens the door.
     *
     * @param ports on which each service of {@link Routes} listens, by its name
     */
    public static FrontDoor start(int port, Map<String, Integer> ports) throws IOException, InterruptedException {
        return start(port, ports, PATIENCE);
    }

    /**
     * @param patience with a service that is silent, before it is given up
     */
    static FrontDoor start(int port, Map<String, Integer> ports, Duration patience)
            throws IOException, InterruptedException {
        FileSystemOptions noFiles =
                new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
        Vertx vertx =
                Vertx.vertx(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS).setFileSystemOptions(noFiles));
        Map<String, SocketAddress> services = new HashMap<>();
        ports.forEach((service, at) -> services.put(service, SocketAddress.inetSocketAddress(at, LOOPBACK)));
        FrontDoor door = new FrontDoor(vertx, Map.copyOf(services));
        await(vertx.createHttpServer(options(port))
                .requestHandler(door.handler(patience))
                .listen());
        return door;
    }

    /** HTTP/1.1 only: the proxy library leaves a body hanging that comes over HTTP/2 without its length. */
    private static HttpServerOptions options(int port) {
        return new HttpServerOptions()
                .setHost(LOOPBACK)
                .setPort(port)
                .setMaxHeaderSize(HEADERS_MAX_BYTES)
                .setHttp2ClearTextEnabled(false);
    }

    private Handler<HttpServerRequest> handler(Duration patience) {
        HttpProxy proxy = HttpProxy.reverseProxy(
                        new ProxyOptions().setSupportWebSocket(false),
                        vertx.createHttpClient(
                                new HttpClientOptions().setMaxHeaderSize(HEADERS_MAX_BYTES),
                                new PoolOptions().setHttp1MaxSize(CONNECTIONS_MAX)))
                .originRequestProvider((request, client) -> client.request(new RequestOptions()
                        .setServer(services.get(serviceOf(request)))
                        .setIdleTimeout(patience.toMillis())))
                .addInterceptor(new OneOrigin());
        return request -> {
            if (path(request).equals("/")) {
                request.response()
                        .setStatusCode(303)
                        .putHeader("Location", "/console")
                        .end();
            } else if (Routes.serviceOf(path(request)).isEmpty()) {
                Problem.notFound(path(request)).answer(request);
            } else {
                proxy.handle(request);
            }
        };
    }

    /** As it came; a request line without one asks for the root. */
    private static String path(HttpServerRequest request) {
        String path = request.path();
        return path == null ? "/" : path;
    }

    /** Of a request that has one. */
    static String serviceOf(HttpServerRequest request) {
        return Routes.serviceOf(path(request)).orElseThrow();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        await(vertx.close());
    }

    private static void await(Future<?> future) throws IOException, InterruptedException {
        try {
            future.toCompletionStage().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the front door: " + e.getMessage(), e);
        }
    }
}

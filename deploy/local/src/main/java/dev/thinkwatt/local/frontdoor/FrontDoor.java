package dev.thinkwatt.local.frontdoor;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A reverse proxy on the loopback address that routes by path, and says it clearly where nobody answers. */
public final class FrontDoor implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String PROBLEM = "application/problem+json";
    private static final int EVENT_LOOPS = 2;
    /** To each service; the library's own 5 would make callers queue here instead of where requests are batched. */
    private static final int CONNECTIONS_MAX = 512;

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
        FileSystemOptions noFiles =
                new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
        Vertx vertx =
                Vertx.vertx(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS).setFileSystemOptions(noFiles));
        Map<String, SocketAddress> services = new HashMap<>();
        ports.forEach((service, at) -> services.put(service, SocketAddress.inetSocketAddress(at, LOOPBACK)));
        FrontDoor door = new FrontDoor(vertx, Map.copyOf(services));
        await(vertx.createHttpServer(options(port))
                .requestHandler(door.handler())
                .listen());
        return door;
    }

    /** HTTP/1.1 only: the proxy library leaves a body hanging that comes over HTTP/2 without its length. */
    private static HttpServerOptions options(int port) {
        return new HttpServerOptions().setHost(LOOPBACK).setPort(port).setHttp2ClearTextEnabled(false);
    }

    private Handler<HttpServerRequest> handler() {
        HttpProxy proxy = HttpProxy.reverseProxy(
                        new ProxyOptions().setSupportWebSocket(true),
                        vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(CONNECTIONS_MAX)))
                .originSelector(request -> Future.succeededFuture(services.get(serviceOf(request))))
                .addInterceptor(new OneOrigin());
        return request -> {
            if (path(request).equals("/")) {
                request.response().putHeader("Content-Type", "application/json").end(index().encodePrettily());
            } else if (Routes.serviceOf(path(request)).isEmpty()) {
                request.response()
                        .setStatusCode(404)
                        .putHeader("Content-Type", PROBLEM)
                        .end(problem("not-found", "Not found", 404, "no service answers " + path(request)));
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

    private static String serviceOf(HttpServerRequest request) {
        return Routes.serviceOf(path(request)).orElseThrow();
    }

    /** What runs here and which paths lead where. */
    private static JsonObject index() {
        JsonObject services = new JsonObject();
        Routes.BY_SERVICE.forEach((service, paths) -> services.put(service, new JsonArray(paths)));
        return new JsonObject()
                .put("name", "Thinkwatt")
                .put("services", services)
                .put("signIn", "none yet, so everything listens on loopback only");
    }

    private static Buffer problem(String type, String title, int status, String detail) {
        return new JsonObject()
                .put("type", "urn:thinkwatt:problem:" + type)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .toBuffer();
    }

    /** Tells services who really asked, whatever the caller claims, and callers which service does not answer. */
    private static final class OneOrigin implements ProxyInterceptor {

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            ProxyRequest request = context.request();
            HttpServerRequest asked = request.proxiedRequest();
            MultiMap headers = request.headers()
                    .remove("Forwarded")
                    .remove("X-Forwarded-Host")
                    .set("X-Forwarded-For", asked.remoteAddress().hostAddress())
                    .set("X-Forwarded-Proto", asked.scheme());
            if (asked.authority() != null) {
                headers.set("X-Forwarded-Host", asked.authority().toString());
            }
            return context.sendRequest().recover(failure -> Future.succeededFuture(unavailable(request)));
        }

        private static ProxyResponse unavailable(ProxyRequest request) {
            String service = serviceOf(request.proxiedRequest());
            return request.release()
                    .response()
                    .setStatusCode(503)
                    .putHeader("Content-Type", PROBLEM)
                    .putHeader("Retry-After", "1")
                    .setBody(Body.body(problem("unavailable", "Unavailable", 503, service + " does not answer")));
        }
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

package dev.thinkwatt.support.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.thinkwatt.support.json.Json;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses a body that is too large before the platform does, which would answer without a problem. */
@Singleton
class BodyLimit {

    private static final String ANY = "*";

    /** After the headers that every answer carries, before the platform's own look at the length. */
    private static final int FIRST = RouteConstants.ROUTE_ORDER_HEADERS + 1;

    private final long usual;
    private final Map<String, Long> byPath = new HashMap<>();
    private final Map<Pattern, Long> byPattern = new LinkedHashMap<>();

    BodyLimit(Settings settings, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize platform) {
        this.usual = checked(settings.bytesMax(), platform);
        settings.paths().forEach((path, bytesMax) -> add(path, checked(bytesMax, platform)));
    }

    private void add(String path, long bytesMax) {
        if (path.contains(ANY)) {
            byPattern.put(Pattern.compile(path.replace(ANY, "[^/]+")), bytesMax);
        } else {
            byPath.put(path, bytesMax);
        }
    }

    /** How large bodies may be. The platform's own limit is that of the largest. */
    @ConfigMapping(prefix = "thinkwatt.body")
    interface Settings {

        /** Of any request. */
        @WithDefault("64K")
        MemorySize bytesMax();

        /** By path, where it is another; {@code *} stands for one segment. */
        Map<String, MemorySize> paths();
    }

    private static long checked(MemorySize size, MemorySize platform) {
        long bytesMax = size.asLongValue();
        if (bytesMax > platform.asLongValue()) {
            throw new IllegalArgumentException(
                    "thinkwatt.body allows " + bytesMax + " bytes, and quarkus.http.limits.max-body-size less");
        }
        return bytesMax;
    }

    void guard(@Observes Router router) {
        router.route().order(FIRST).handler(this::check);
        router.route().order(FIRST + 1).handler(BodyLimit::keepEmptyBody);
    }

    /** A length that is stated is believed; without one, the body is gathered and counted. */
    private void check(RoutingContext context) {
        long length = statedLength(context.request());
        long bytesMax = bytesMax(context);
        if (length > bytesMax) {
            refuse(context, bytesMax);
        } else if (length < 0 && context.request().headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            new Gathering(context, bytesMax, tooLarge -> refuse(tooLarge, bytesMax)).start();
        } else {
            context.next();
        }
    }

    private long bytesMax(RoutingContext context) {
        String path = context.normalizedPath();
        Long exact = byPath.get(path);
        return exact != null
                ? exact
                : byPattern.entrySet().stream()
                        .filter(entry -> entry.getKey().matcher(path).matches())
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(usual);
    }

    /** A body that was gathered and is empty must not look like one that is still to be read. */
    private static void keepEmptyBody(RoutingContext context) {
        if (context.request().isEnded() && context.body().buffer() == null) {
            ((RoutingContextInternal) context).setBody(Buffer.buffer());
        }
        context.next();
    }

    private static void refuse(RoutingContext context, long bytesMax) {
        HttpServerResponse response = context.response()
                .setStatusCode(ProblemType.BODY_TOO_LARGE.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        if (context.request().version() != HttpVersion.HTTP_2) {
            // The rest of the body is not read, so nothing else can follow on this connection.
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        response.end(body(bytesMax));
    }

    private static String body(long bytesMax) {
        Problem problem =
                Problem.of(ProblemType.BODY_TOO_LARGE, "a body has at most " + bytesMax + " bytes", List.of());
        try {
            return Json.strict().writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem can always be written", e);
        }
    }

    /** Less than zero where none is stated. */
    private static long statedLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? -1 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}

package dev.thinkwatt.e2e.access;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks the stack as anybody may, and takes any answer. */
final class Asking {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI origin;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    Asking(URI origin) {
        this.origin = origin;
    }

    /** Asks with a bearer credential, or with none; JSON where something is sent. */
    HttpResponse<String> ask(String method, String path, @Nullable String bearer, @Nullable String json)
            throws IOException, InterruptedException {
        return ask(method, path, bearer, json == null ? null : "application/json", json);
    }

    HttpResponse<String> ask(Endpoint endpoint, @Nullable String bearer) throws IOException, InterruptedException {
        String type = endpoint.bodyType();
        return ask(endpoint.method(), endpoint.path(), bearer, type, type == null ? null : "{}");
    }

    private HttpResponse<String> ask(
            String method, String path, @Nullable String bearer, @Nullable String type, @Nullable String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(origin.resolve(path))
                .timeout(PATIENCE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}

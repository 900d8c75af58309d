package dev.thinkwatt.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The services as their callers see them, through the front door. Blocking: meant for virtual threads. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int TRIES_MAX = 20;

    private final URI base;
    private final Supplier<String> bearer;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    /**
     * @param bearer a token or an API key, asked for with every request
     */
    public Api(URI base, Supplier<String> bearer) {
        this.base = base;
        this.bearer = bearer;
    }

    /** An answer, whatever its status. */
    public record Reply(int status, JsonNode body) {

        /**
         * The body of a success.
         *
         * @throws Refused if it was none
         */
        public JsonNode expect(String what) {
            if (status / 100 != 2) {
                throw new Refused(
                        Stream.of(what, status + " " + body.path("title").asText(), reasons())
                                .map(String::strip)
                                .filter(words -> !words.isEmpty())
                                .collect(Collectors.joining(": ")));
            }
            return body;
        }

        /** The detail of the problem and each rule that is broken; of bad input, whose detail is the first of them, the rules alone. */
        private String reasons() {
            List<String> rules = StreamSupport.stream(body.path("violations").spliterator(), false)
                    .map(violation -> violation.path("field").asText() + " "
                            + violation.path("rule").asText())
                    .map(String::strip)
                    .toList();
            String detail = body.path("detail").asText();
            return Stream.concat(status == 400 && !rules.isEmpty() ? Stream.of() : Stream.of(detail), rules.stream())
                    .collect(Collectors.joining("; "));
        }
    }

    /** The services said no to something that a correct client never asks, or cannot answer. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Refused(String message) {
            super(message);
        }
    }

    public URI base() {
        return base;
    }

    public Reply get(String path) {
        return send(request(path).GET().build());
    }

    /**
     * Gets an answer line by line, as long as it takes: each line is JSON.
     *
     * @throws Refused if there is none, or it breaks off
     */
    public void lines(String path, String accept, Consumer<JsonNode> each) {
        lines(slow(path, accept).GET().build(), each);
    }

    /** The same of an answer to something that is posted. */
    public void postLines(String path, JsonNode body, String accept, Consumer<JsonNode> each) {
        lines(
                slow(path, accept)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build(),
                each);
    }

    private void lines(HttpRequest request, Consumer<JsonNode> each) {
        String what = request.method() + " " + request.uri().getPath();
        try {
            HttpResponse<Stream<String>> response = http.send(request, BodyHandlers.ofLines());
            try (Stream<String> lines = response.body()) {
                if (response.statusCode() / 100 != 2) {
                    throw new Refused(
                            what + ": " + response.statusCode() + " " + lines.collect(Collectors.joining("\n")));
                }
                for (String line : (Iterable<String>) lines::iterator) {
                    each.accept(JSON.readTree(line));
                }
            }
        } catch (ConnectException e) {
            throw new Refused("Nothing answers at " + base + ". Start it with ./thinkwatt up.");
        } catch (IOException | UncheckedIOException e) {
            throw new Refused(request.method() + " " + request.uri() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("interrupted");
        }
    }

    /** As long as it takes. */
    private HttpRequest.Builder slow(String path, String accept) {
        return HttpRequest.newBuilder(base.resolve(path))
                .header("Accept", accept)
                .header("Authorization", "Bearer " + bearer.get());
    }

    public Reply post(String path, JsonNode body) {
        return post(path, "application/json", body.toString());
    }

    public Reply post(String path, String contentType, String body) {
        return send(request(path)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** Posts about what was seen under an ETag, and nothing newer. */
    public Reply postSeen(String path, String etag, JsonNode body) {
        return send(
                json(path, etag).POST(BodyPublishers.ofString(body.toString())).build());
    }

    public Reply put(String path, JsonNode body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body.toString()))
                .build());
    }

    /** Puts something in the place of what was seen under an ETag, and of nothing newer. */
    public Reply putSeen(String path, String etag, JsonNode body) {
        return send(
                json(path, etag).PUT(BodyPublishers.ofString(body.toString())).build());
    }

    private HttpRequest.Builder json(String path, String etag) {
        return request(path).header("Content-Type", "application/json").header("If-Match", etag);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(TIMEOUT)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + bearer.get());
    }

    /** A 503 is asked again after the time it names: ids are the client's, so nothing is taken twice. */
    private Reply send(HttpRequest request) {
        try {
            for (int attempt = 1; ; attempt++) {
                HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
                if (response.statusCode() != 503 || attempt == TRIES_MAX) {
                    return new Reply(response.statusCode(), parse(response.body()));
                }
                Thread.sleep(Duration.ofSeconds(
                        response.headers().firstValueAsLong("Retry-After").orElse(1)));
            }
        } catch (ConnectException e) {
            throw new Refused("Nothing answers at " + base + ". Start it with ./thinkwatt up.");
        } catch (IOException e) {
            throw new Refused(request.method() + " " + request.uri() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("interrupted");
        }
    }

    private static JsonNode parse(String body) throws IOException {
        return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
    }
}

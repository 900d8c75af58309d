package dev.thinkwatt.local.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.local.client.Api;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** API keys over their interface. What was asked for goes to one stream, what is said about it to another. */
final class Keys {

    private static final String PATH = "/v1/keys";
    private static final int PAGE = 100;
    private static final String COLUMNS = "%-32s  %-8s  %-24s  %-20s  %-20s  %s%n";

    private final Api api;
    private final PrintStream out;
    private final PrintStream told;

    /** A key to be made. */
    record Wanted(
            String id,
            String name,
            List<String> scopes,
            @Nullable Instant expires,
            @Nullable Integer requestsPerSecond,
            @Nullable String rateLimitHeaders) {

        Wanted {
            scopes = List.copyOf(scopes);
        }
    }

    Keys(Api api, PrintStream out, PrintStream told) {
        this.api = api;
        this.out = out;
        this.told = told;
    }

    void create(Wanted wanted) {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("keyId", wanted.id()).put("name", wanted.name());
        ArrayNode scopes = body.putArray("scopes");
        wanted.scopes().forEach(scopes::add);
        if (wanted.expires() != null) {
            body.put("expiresAt", wanted.expires().toString());
        }
        if (wanted.requestsPerSecond() != null) {
            body.put("requestsPerSecond", wanted.requestsPerSecond());
        }
        if (wanted.rateLimitHeaders() != null) {
            body.put("rateLimitHeaders", wanted.rateLimitHeaders());
        }
        show(api.post(PATH, body).expect("making key " + wanted.id()), "./thinkwatt keys rotate " + wanted.id());
    }

    /**
     * @param overlap how long the secrets before it go on working
     */
    void rotate(String id, String rotationId, Duration overlap) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("rotationId", rotationId)
                .put("overlapSeconds", overlap.toSeconds());
        show(
                api.post(of(id) + "/rotations", body).expect("rotating key " + id),
                "./thinkwatt keys rotate " + id + " with another --rotation");
    }

    void revoke(String id, String reason) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("reason", reason);
        api.post(of(id) + "/revocation", body).expect("revoking key " + id);
        told.println("Key " + id + " is revoked: within seconds it works nowhere any more.");
    }

    void list() {
        out.printf(COLUMNS, "key", "status", "scopes", "last used", "expires", "name");
        String after = "";
        do {
            JsonNode page = api.get(PATH + "?limit=" + PAGE + (after.isEmpty() ? "" : "&after=" + encoded(after)))
                    .expect("listing keys");
            page.path("items").forEach(this::line);
            after = page.hasNonNull("next") ? page.get("next").asText() : "";
        } while (!after.isEmpty());
    }

    private void line(JsonNode key) {
        out.printf(
                COLUMNS,
                key.path("keyId").asText(),
                key.path("status").asText(),
                key.path("scopes").valueStream().map(JsonNode::asText).collect(Collectors.joining(",")),
                instant(key, "lastUsedAt"),
                instant(key, "expiresAt"),
                key.path("name").asText());
    }

    private static String instant(JsonNode key, String field) {
        return key.hasNonNull(field) ? key.get(field).asText().replaceFirst("\\.\\d+Z$", "Z") : "never";
    }

    /** What was made before is not shown again: whoever lost it makes another. */
    private void show(JsonNode reply, String otherwise) {
        if (reply.hasNonNull("key")) {
            told.println("This is the only time that the key is shown:");
            out.println(reply.get("key").asText());
        } else {
            throw new Api.Refused("That was done before, and a key is shown only once. For a new secret: " + otherwise);
        }
    }

    private static String of(String id) {
        return PATH + "/" + encoded(id);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

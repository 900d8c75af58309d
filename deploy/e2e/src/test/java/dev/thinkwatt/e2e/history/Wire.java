package dev.thinkwatt.e2e.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.e2e.history.Call.Decide;
import dev.thinkwatt.e2e.history.Call.Release;
import dev.thinkwatt.e2e.history.Call.Settle;
import dev.thinkwatt.e2e.history.Reply.Closed;
import dev.thinkwatt.e2e.history.Reply.Count;
import dev.thinkwatt.e2e.history.Reply.Decided;
import dev.thinkwatt.e2e.history.Reply.Kept;
import dev.thinkwatt.e2e.history.Reply.Span;
import dev.thinkwatt.e2e.history.Reply.Stood;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls and replies as they are written in JSON. */
final class Wire {

    /** The same for all, so that the same settlement has the same body. */
    private static final String RAN_AT =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();

    private Wire() {}

    /** The body that a call sends; null where it only reads. */
    static @Nullable ObjectNode body(Call call, String subscriber) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        return switch (call) {
            case Decide ask ->
                body.put("requestId", ask.requestId())
                        .put("subscriberId", subscriber)
                        .put("model", ask.model())
                        .put("selection", ask.manual() ? "MANUAL" : "AUTO")
                        .put("contextTokens", ask.contextTokens());
            case Settle settle -> {
                body.put("model", Published.THINKING)
                        .put("tokenConvention", "DISJOINT")
                        .put("site", "us-east")
                        .put("serviceTier", "STANDARD")
                        .put("startedAt", RAN_AT)
                        .put("endedAt", RAN_AT);
                body.putObject("usage").put("outputTokens", settle.outputTokens());
                yield body;
            }
            case Release release -> body.put("cause", release.cause());
            case Call.Read read -> null;
            case Call.Stand stand -> null;
        };
    }

    /** What a success says. */
    static Reply reply(Call call, JsonNode body) {
        return switch (call) {
            case Decide ask -> decided(body);
            case Settle settle -> closed(body);
            case Release release -> closed(body);
            case Call.Read read ->
                new Kept(
                        body.path("state").asText(),
                        decided(body.path("decision")).asFirst());
            case Call.Stand stand -> new Stood(counts(body.path("allowances")));
        };
    }

    /** When the service says that it decided and closed the request. What a decision is held for is a day in these plans. */
    static Operation.Told told(JsonNode body) {
        JsonNode decision = body.has("decision") ? body.path("decision") : body;
        long decidedAt = decision.hasNonNull("heldUntil")
                ? Ticks.of(Instant.parse(decision.path("heldUntil").asText()).minus(Published.HOLD))
                : at(body, "decidedAt");
        long settledAt = Math.min(at(body, "settledAt"), at(body.path("settlement"), "settledAt"));
        long releasedAt = Math.min(at(body, "releasedAt"), at(body.path("release"), "releasedAt"));
        return new Operation.Told(decidedAt, Math.min(settledAt, releasedAt));
    }

    private static long at(JsonNode body, String field) {
        return body.hasNonNull(field) ? nanos(body.path(field)) : Operation.NEVER;
    }

    private static Decided decided(JsonNode body) {
        ObjectNode words = body.deepCopy();
        words.remove("replayed");
        return new Decided(
                body.path("outcome").asText(),
                body.hasNonNull("model") ? body.path("model").asText() : null,
                body.path("replayed").asBoolean(),
                counts(body.path("allowances")),
                words.toString());
    }

    private static Closed closed(JsonNode body) {
        Set<String> returned = new HashSet<>();
        body.path("returned")
                .forEach(each -> returned.add(each.path("allowance").asText()));
        return new Closed(body.path("state").asText(), body.path("replayed").asBoolean(), returned);
    }

    private static Map<String, Count> counts(JsonNode allowances) {
        Map<String, Count> counts = new HashMap<>();
        allowances.forEach(each -> counts.put(each.path("allowance").asText(), count(each)));
        return counts;
    }

    private static Count count(JsonNode allowance) {
        JsonNode window = allowance.path("window");
        return new Count(
                new Span(nanos(window.path("startsAt")), nanos(window.path("endsAt"))),
                whole(allowance.path("limit")),
                whole(allowance.path("used")),
                whole(allowance.path("remaining")));
    }

    private static long nanos(JsonNode instant) {
        return Ticks.of(Instant.parse(instant.asText()));
    }

    private static long whole(JsonNode number) {
        return new BigDecimal(number.asText()).longValueExact();
    }
}

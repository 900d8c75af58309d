package dev.thinkwatt.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.local.client.Api;
import dev.thinkwatt.local.client.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** A subscriber of each plan, who asks for no model in particular until what was changed is obeyed. */
final class Asking {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN = Duration.ofMillis(2);

    private final Api finance;
    private final Api gateway;

    Asking(Api finance, Api gateway) {
        this.finance = finance;
        this.gateway = gateway;
    }

    /** Whether a decision shows the change. */
    interface Obedience {
        boolean shows(JsonNode decision);
    }

    /** An account and its one subscriber, once everybody knows them. */
    void seat(String planId) {
        ObjectNode account = object().put("accountId", id(planId))
                .put("name", "A benchmark on " + planId)
                .put("currency", "USD")
                .put("timeZone", "UTC")
                .put("country", "DE")
                .put("planId", planId);
        again(() -> finance.post("/v1/accounts", account), 400).expect("opening an account on " + planId);
        finance.post("/v1/accounts/" + id(planId) + "/subscribers", object().put("subscriberId", id(planId)))
                .expect("seating a subscriber");
        again(() -> gateway.get("/v1/subscribers/" + id(planId) + "/standing"), 404)
                .expect("waiting for a subscriber");
    }

    /**
     * Asks on every plan until a decision shows what is expected there.
     *
     * @return when the last of them did, by {@link System#nanoTime}
     */
    long await(Map<String, Obedience> expected) {
        expected.forEach(this::await);
        return System.nanoTime();
    }

    private void await(String planId, Obedience expected) {
        Instant deadline = Instant.now().plus(PATIENCE);
        JsonNode decision = decide(planId);
        while (!expected.shows(decision)) {
            if (Instant.now().isAfter(deadline)) {
                throw new Api.Refused("Not obeyed on " + planId + " after " + PATIENCE.toSeconds() + " s: " + decision);
            }
            Waiting.pause(BETWEEN);
            decision = decide(planId);
        }
    }

    private JsonNode decide(String planId) {
        ObjectNode asked = object().put("requestId", UUID.randomUUID().toString())
                .put("subscriberId", id(planId))
                .put("selection", "MANUAL");
        return gateway.post("/v1/decisions", asked).expect("asking for a decision");
    }

    private static Api.Reply again(Supplier<Api.Reply> ask, int tooEarly) {
        return Waiting.until(Instant.now().plus(PATIENCE), ask, reply -> reply.status() == tooEarly);
    }

    private static String id(String planId) {
        return "bench-" + planId;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}

package dev.thinkwatt.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.local.client.Api;
import dev.thinkwatt.local.client.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A subscriber of each plan, who asks for no model in particular until what was changed is obeyed, and is charged for what they were granted. */
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
     * @return the decision of each plan that did
     */
    List<JsonNode> await(Map<String, Obedience> expected) {
        return expected.entrySet().stream()
                .map(plan -> await(
                        "Not obeyed on " + plan.getKey(),
                        () -> decide(plan.getKey()),
                        decision -> plan.getValue().shows(decision)))
                .toList();
    }

    /** Settles decisions, and waits until each is charged as it was made: under its plan version, for the model that it granted. */
    void charge(List<JsonNode> decisions) {
        decisions.forEach(this::settle);
        decisions.forEach(this::awaitCharge);
    }

    private void settle(JsonNode decision) {
        Instant end = Instant.now();
        ObjectNode used = object().put("model", decision.get("model").asText())
                .put("tokenConvention", "DISJOINT")
                .put("site", "us-east")
                .put("serviceTier", "STANDARD")
                .put("startedAt", end.minusSeconds(1).toString())
                .put("endedAt", end.toString());
        used.putObject("usage").put("inputTokens", 1_200).put("outputTokens", 500);
        gateway.post("/v1/decisions/" + decision.get("decisionId").asText() + "/settlement", used)
                .expect("settling a decision");
    }

    private void awaitCharge(JsonNode decision) {
        JsonNode known = await("Not charged", () -> known(decision), answer -> answer.has("charge"));
        if (!known.at("/event/plan").equals(decision.get("plan"))
                || !known.at("/event/model").equals(decision.get("model"))) {
            throw new Api.Refused("Charged otherwise than decided: " + known);
        }
    }

    /** What billing-service says of the event of a decision; a problem while it has not heard of it. */
    private JsonNode known(JsonNode decision) {
        return finance.get("/v1/usage/" + decision.get("eventId").asText()).body();
    }

    /**
     * Asks until an answer is the one that is waited for.
     *
     * @param otherwise what is said where none is
     */
    private static JsonNode await(String otherwise, Supplier<JsonNode> ask, Predicate<JsonNode> wanted) {
        Instant deadline = Instant.now().plus(PATIENCE);
        JsonNode answer = ask.get();
        while (!wanted.test(answer)) {
            if (Instant.now().isAfter(deadline)) {
                throw new Api.Refused(otherwise + " after " + PATIENCE.toSeconds() + " s: " + answer);
            }
            Waiting.pause(BETWEEN);
            answer = ask.get();
        }
        return answer;
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

package dev.thinkwatt.e2e.gateway;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.e2e.Launcher;
import dev.thinkwatt.local.client.Api;
import dev.thinkwatt.local.client.LocalStack;
import dev.thinkwatt.local.identity.Person;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;

/** A subscriber of the free plan, new to the stack. */
record Seat(String subscriber) {

    private static final LocalStack STACK = Launcher.ofTests().stack();

    static Seat taken() {
        Seat seat = new Seat("gw-" + UUID.randomUUID().toString().substring(0, 8));
        Api people = STACK.as(Person.MAX);
        var account = JsonNodeFactory.instance
                .objectNode()
                .put("accountId", seat.subscriber)
                .put("name", "Behind a proxy")
                .put("currency", "USD")
                .put("timeZone", "Europe/Berlin")
                .put("country", "DE")
                .put("planId", "free");
        people.post("/v1/accounts", account).expect("opening an account");
        people.post(
                        "/v1/accounts/" + seat.subscriber + "/subscribers",
                        JsonNodeFactory.instance.objectNode().put("subscriberId", seat.subscriber))
                .expect("taking a seat");
        await().atMost(Duration.ofSeconds(30)).until(() -> seat.standing().status() == 200);
        return seat;
    }

    /** Where quota-service itself listens: a gateway has no use for the front door. */
    static int quotaPort() {
        return STACK.origin().getPort() + 1;
    }

    static String gatewayKey() throws IOException {
        return STACK.demoKey().read().orElseThrow();
    }

    /** A key of the kind {@code OPENAI}, once quota-service knows it. */
    static String keyThatSpeaksAsOpenAi() {
        String id = "gw-" + UUID.randomUUID().toString().substring(0, 8);
        ObjectNode wanted = JsonNodeFactory.instance
                .objectNode()
                .put("keyId", id)
                .put("name", "Behind a proxy")
                .put("rateLimitHeaders", "OPENAI");
        wanted.putArray("scopes").add("gateway");
        String key = STACK.as(Person.OLGA)
                .post("/v1/keys", wanted)
                .expect("making a key")
                .get("key")
                .asText();
        Api machine = new Api(STACK.origin(), () -> key);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> machine.get("/v1/subscribers/ada/standing").status() == 200);
        return key;
    }

    int thinkingUsed() {
        for (JsonNode allowance : standing().expect("reading a standing").get("allowances")) {
            if (allowance.get("allowance").asText().startsWith("thinking")) {
                return new BigDecimal(allowance.get("used").asText()).intValueExact();
            }
        }
        throw new AssertionError("the plan counts no thinking");
    }

    static String stateOf(String decision) {
        return STACK.asGateway()
                .get("/v1/decisions/" + decision)
                .expect("reading a receipt")
                .get("state")
                .asText();
    }

    private Api.Reply standing() {
        return STACK.asGateway().get("/v1/subscribers/" + subscriber + "/standing");
    }
}

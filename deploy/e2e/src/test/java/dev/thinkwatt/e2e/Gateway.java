package dev.thinkwatt.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.local.client.Api;
import dev.thinkwatt.local.client.LocalStack;
import dev.thinkwatt.local.identity.Person;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a gateway asks with its key, and finance and an admin as themselves: here, all of them are max. */
public final class Gateway {

    private static final String DECISIONS = "/v1/decisions";

    private final LocalStack stack;
    private final Api people;
    private @Nullable Api machine;

    public Gateway(LocalStack stack) {
        this.stack = stack;
        this.people = stack.as(Person.MAX);
    }

    /** The key is there once the stack was up. */
    private Api api(String path) {
        if (!path.startsWith(DECISIONS)) {
            return people;
        }
        if (machine == null) {
            machine = stack.asGateway();
        }
        return machine;
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A subscriber who is known everywhere, of an account of their own. */
    public void seat(String account, String plan, String subscriber) {
        // A plan reaches billing-service a moment after it was published.
        await().atMost(Duration.ofSeconds(30))
                .ignoreException(Api.Refused.class)
                .untilAsserted(() -> open(account, plan, subscriber));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> statusOf("/v1/subscribers/" + subscriber + "/standing") == 200);
    }

    void open(String account, String plan, String subscriber) {
        ObjectNode body = object().put("accountId", account)
                .put("name", "End to end " + account)
                .put("currency", "USD")
                .put("timeZone", "Europe/Berlin")
                .put("country", "DE")
                .put("planId", plan);
        post("/v1/accounts", body);
        post("/v1/accounts/" + account + "/subscribers", object().put("subscriberId", subscriber));
    }

    public JsonNode decide(String subscriber, String requestId, String model) {
        ObjectNode body = object().put("requestId", requestId)
                .put("subscriberId", subscriber)
                .put("selection", "MANUAL");
        if (!model.isEmpty()) {
            body.put("model", model);
        }
        return post("/v1/decisions", body);
    }

    /** Asks for what a router chose. */
    public void route(String subscriber, String requestId, String model) {
        post(
                DECISIONS,
                object().put("requestId", requestId)
                        .put("subscriberId", subscriber)
                        .put("selection", "AUTO")
                        .put("model", model));
    }

    JsonNode settle(JsonNode decision, Instant at) {
        return settle(decision, "us-east", at);
    }

    JsonNode settle(JsonNode decision, String site, Instant at) {
        ObjectNode body = object().put("model", decision.get("model").asText())
                .put("tokenConvention", "DISJOINT")
                .put("site", site)
                .put("serviceTier", "STANDARD")
                .put("startedAt", at.toString())
                .put("endedAt", at.plusSeconds(1).toString());
        body.putObject("usage").put("inputTokens", 1_200).put("outputTokens", 500);
        return post("/v1/decisions/" + decision.get("decisionId").asText() + "/settlement", body);
    }

    public JsonNode get(String path) {
        return api(path).get(path).expect("GET " + path);
    }

    public JsonNode post(String path, JsonNode body) {
        return api(path).post(path, body).expect("POST " + path);
    }

    int statusOf(String path) {
        return api(path).get(path).status();
    }

    /** The charge of the event that a settled decision became, as soon as billing-service has priced it. */
    JsonNode charge(JsonNode decision) {
        String path = "/v1/usage/" + decision.get("eventId").asText();
        await().atMost(Duration.ofSeconds(30))
                .ignoreException(Api.Refused.class)
                .until(() -> get(path).has("charge"));
        return get(path).get("charge");
    }

    /** Settles a decision, and answers what a million tokens of its input are charged at. */
    public BigDecimal priceOfInput(JsonNode decision) {
        settle(decision, Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(2));
        for (JsonNode item : charge(decision).get("items")) {
            if (item.get("kind").asText().equals("INPUT")) {
                return new BigDecimal(item.at("/price/price/amount").asText());
            }
        }
        throw new AssertionError("nothing is charged for input");
    }

    /** Settles a decision, and answers what the account's invoice of this month then says of what is charged by the period. */
    public JsonNode chargedByThePeriod(String account, JsonNode decision) {
        settle(decision, Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(2));
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> periodCharge(account), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<JsonNode> periodCharge(String account) {
        for (JsonNode line :
                get("/v1/accounts/" + account + "/invoices/upcoming").get("lines")) {
            if (line.get("kind").asText().equals("PERIOD_CHARGE")) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    /** Events priced of an account. */
    public long priced(String account) {
        long events = 0;
        for (JsonNode group : get("/v1/usage?account=" + account).get("items")) {
            events += group.get("events").asLong();
        }
        return events;
    }

    /** Draws the invoice of an account for a month, its only one; its id. */
    public String draw(String account, YearMonth month) {
        String runId = "run-" + UUID.randomUUID();
        ObjectNode run = object().put("runId", runId).put("period", month.toString());
        run.putArray("accounts").add(account);
        post("/v1/invoice-runs", run);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                get("/v1/invoice-runs/" + runId).get("status").asText())
                        .isEqualTo("COMPLETED"));
        JsonNode invoices =
                get("/v1/invoices?account=" + account + "&period=" + month).get("items");
        assertThat(invoices).hasSize(1);
        return invoices.at("/0/invoiceId").asText();
    }
}

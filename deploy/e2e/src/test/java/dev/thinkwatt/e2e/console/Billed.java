package dev.thinkwatt.e2e.console;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.e2e.Gateway;
import dev.thinkwatt.e2e.Launcher;
import dev.thinkwatt.local.client.Api;
import dev.thinkwatt.local.client.LocalStack;
import dev.thinkwatt.local.identity.Person;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** An account that used something on the last day of the month before this one, so that its invoice can be made final. */
record Billed(String account, YearMonth month) {

    private static final LocalStack STACK = Launcher.ofTests().stack();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Two requests of a metered plan, priced. */
    static Billed lastMonth() {
        Billed billed = new Billed(
                "bill-" + UUID.randomUUID().toString().substring(0, 8),
                YearMonth.now(ZoneOffset.UTC).minusMonths(1));
        new Gateway(STACK).seat(billed.account, "enterprise-api", billed.account);
        billed.use("first", 120_000, 50_000);
        billed.use("second", 80_000, 10_000);
        await().atMost(PATIENCE).until(() -> billed.priced() == 2);
        return billed;
    }

    private void use(String request, long input, long output) {
        Instant noon = month.atEndOfMonth().atTime(12, 0).toInstant(ZoneOffset.UTC);
        ObjectNode entry = object();
        entry.put("requestId", account + "-" + request)
                .put("subscriberId", account)
                .put("model", "gpt-5")
                .put("tokenConvention", "DISJOINT")
                .put("site", "us-east")
                .put("serviceTier", "STANDARD")
                .put("startedAt", noon.toString())
                .put("endedAt", noon.plusSeconds(2).toString());
        entry.putObject("usage").put("inputTokens", input).put("outputTokens", output);
        ObjectNode body = object();
        body.putArray("settlements").add(entry);
        STACK.asGateway().post("/v1/settlements", body).expect("settling");
    }

    private long priced() {
        long events = 0;
        for (JsonNode group : api().get("/v1/usage?account=" + account)
                .expect("reading usage")
                .get("items")) {
            events += group.get("events").asLong();
        }
        return events;
    }

    /** Draws its invoice; the path of its page. */
    String draw() {
        ObjectNode run = object().put("runId", "run-" + UUID.randomUUID()).put("period", month.toString());
        run.putArray("accounts").add(account);
        api().post("/v1/invoice-runs", run).expect("drawing");
        String list = "/v1/invoices?account=" + account + "&period=" + month;
        await().atMost(PATIENCE)
                .until(() ->
                        api().get(list).expect("reading invoices").get("items").size() == 1);
        return page(api().get(list)
                .expect("reading invoices")
                .at("/items/0/invoiceId")
                .asText());
    }

    /** Draws its invoice and makes it final; the path of its page. */
    String finalised() {
        String page = draw();
        api().post("/v1/invoices/" + page.substring(page.lastIndexOf('/') + 1) + "/finalisation", object())
                .expect("making final");
        return page;
    }

    /** Sends what is no usage event, under the account as its key; the number that it is parked under. */
    long park(String payload) throws InterruptedException, ExecutionException {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Launcher.ofTests().kafka()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("usage.recorded", account, payload.getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
        String list = "/v1/parked-events?account=" + account;
        await().atMost(PATIENCE)
                .until(() -> api().get(list)
                                .expect("reading parked events")
                                .get("items")
                                .size()
                        == 1);
        return api().get(list).expect("reading parked events").at("/items/0/id").asLong();
    }

    private static String page(String invoiceId) {
        return "/console/billing/invoices/" + invoiceId;
    }

    private static Api api() {
        return STACK.as(Person.MAX);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}

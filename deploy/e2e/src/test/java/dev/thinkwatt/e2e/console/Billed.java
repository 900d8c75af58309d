package dev.thinkwatt.e2e.console;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.e2e.Gateway;
import dev.thinkwatt.e2e.Launcher;
import dev.thinkwatt.local.client.LocalStack;
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
        gateway().seat(billed.account, "enterprise-api", billed.account);
        billed.use("first", 120_000, 50_000);
        billed.use("second", 80_000, 10_000);
        await().atMost(PATIENCE).until(() -> gateway().priced(billed.account) == 2);
        return billed;
    }

    private void use(String request, long input, long output) {
        Instant noon = month.atEndOfMonth().atTime(12, 0).toInstant(ZoneOffset.UTC);
        ObjectNode entry = Gateway.object();
        entry.put("requestId", account + "-" + request)
                .put("subscriberId", account)
                .put("model", "gpt-5")
                .put("tokenConvention", "DISJOINT")
                .put("site", "us-east")
                .put("serviceTier", "STANDARD")
                .put("startedAt", noon.toString())
                .put("endedAt", noon.plusSeconds(2).toString());
        entry.putObject("usage").put("inputTokens", input).put("outputTokens", output);
        ObjectNode body = Gateway.object();
        body.putArray("settlements").add(entry);
        STACK.asGateway().post("/v1/settlements", body).expect("settling");
    }

    /** Draws its invoice; the path of its page. */
    String draw() {
        return page(gateway().draw(account, month));
    }

    /** Draws its invoice and makes it final; the path of its page. */
    String finalised() {
        String invoice = gateway().draw(account, month);
        gateway().post("/v1/invoices/" + invoice + "/finalisation", Gateway.object());
        return page(invoice);
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
        await().atMost(PATIENCE).until(() -> gateway().get(list).get("items").size() == 1);
        return gateway().get(list).at("/items/0/id").asLong();
    }

    private static String page(String invoiceId) {
        return "/console/billing/invoices/" + invoiceId;
    }

    private static Gateway gateway() {
        return new Gateway(STACK);
    }
}

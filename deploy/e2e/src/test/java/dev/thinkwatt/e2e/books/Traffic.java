package dev.thinkwatt.e2e.books;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Usage events in a steady stream, of this month and the last, among them whatever a topic can hold that it should not. */
final class Traffic implements AutoCloseable {

    static final String PLAN = "metered";
    static final String LATECOMER = "latecomer";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PAUSE = Duration.ofMillis(6);
    private static final int ACCOUNTS = 8;

    private static final String PLAN_PUBLISHED = """
            {"kind": "PUBLISHED_PLAN", "revision": 1, "from": "2026-01-01T00:00:00Z", "plan": {
              "id": "metered", "version": 1, "name": "Metered", "paid": true,
              "baseFee": {"amount": "0", "currency": "USD"}, "usageTerms": "METERED", "unlistedModel": "DENY",
              "models": [{"id": "thinking", "name": "Thinking", "tier": "REGULAR", "contextTokens": 196000, "relativeAccuracy": "1",
                "energy": {"inputWh": "50", "cachedWh": "5", "outputWh": "500", "reasoningWh": "500", "requestWh": "0.02",
                           "basis": "MODELLED", "source": "test"}}],
              "allowances": [], "hold": "PT1H", "prices": [
                {"model": "thinking", "kind": "INPUT", "tier": "STANDARD", "price": {"amount": "1.25", "currency": "USD"}, "per": 1000000},
                {"model": "thinking", "kind": "OUTPUT", "tier": "STANDARD", "price": {"amount": "10", "currency": "USD"}, "per": 1000000}]}}""";

    private static final String EVENT = """
            {"eventId": "%1$s", "decisionId": "d-%1$s", "revision": 0, "accountId": "%2$s", "subscriberId": "%2$s-seat",
             "requestId": "r-%1$s", "plan": {"id": "metered", "version": 1}, "requestedModel": "thinking", "model": "thinking",
             "selection": "MANUAL", "overage": false, "usage": {"inputTokens": %3$d, "cachedInputTokens": 0, "cacheWriteTokens": 0,
             "cacheWriteHourTokens": 0, "outputTokens": %4$d, "reasoningTokens": 0, "audioInputTokens": 0, "audioOutputTokens": 0,
             "imageInputTokens": 0, "imageOutputTokens": 0, "toolCalls": 0}, "site": "somewhere", "serviceTier": "STANDARD",
             "startedAt": "%5$s", "endedAt": "%5$s", "decidedAt": "%5$s", "settledAt": "%5$s"}""";

    private final KafkaProducer<String, byte[]> kafka;
    private final Random random;
    private final YearMonth lastMonth = YearMonth.now(ZoneOffset.UTC).minusMonths(1);
    private final List<ObjectNode> good = new ArrayList<>();
    private final Thread thread = Thread.ofPlatform().unstarted(this::stream);
    private long records;
    private long priced;
    private volatile boolean stopping;

    Traffic(String servers, long seed) {
        kafka = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "acks", "all"), new StringSerializer(), new ByteArraySerializer());
        random = new Random(seed);
    }

    static List<String> accounts() {
        return IntStream.range(0, ACCOUNTS)
                .mapToObj(number -> "account-" + number)
                .toList();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what does not arrive is missed at once
    void publishPlan() {
        kafka.send(new ProducerRecord<>(
                "catalog.published", "plan/metered/1", PLAN_PUBLISHED.getBytes(StandardCharsets.UTF_8)));
        kafka.flush();
    }

    void start() {
        thread.start();
    }

    /** Sends no more; what it sent is in Kafka. */
    void stop() throws InterruptedException {
        stopping = true;
        thread.join();
        kafka.flush();
    }

    /** Records sent, whatever is in them. */
    long records() {
        return records;
    }

    /** Events among them that must have a charge in the end. */
    long priced() {
        return priced;
    }

    private void stream() {
        try {
            while (!stopping) {
                sendOne();
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Most are as they should be; each kind of the others comes about once in a hundred. */
    private void sendOne() {
        switch (random.nextInt(100)) {
            case 0 -> send("garbage", new byte[] {0, 1, (byte) 0xff, '{'});
            case 1 -> send("null", null);
            case 2 -> send("types", "{\"eventId\": 7}".getBytes(StandardCharsets.UTF_8));
            case 3 -> send("empty", "null".getBytes(StandardCharsets.UTF_8));
            case 4 -> send(altered(event(account()), "requestId", "nul\0l"));
            case 5 -> send(altered(event(account()), "model", "unsold"));
            case 6 -> send(altered(event(account()), "startedAt", "2001-01-01T00:00:00Z"));
            case 7 -> repeat();
            case 8 -> contradict();
            case 9 -> correct();
            case 10, 11 -> sendGood(event(LATECOMER));
            default -> sendGood(event(account()));
        }
    }

    private String account() {
        return "account-" + random.nextInt(ACCOUNTS);
    }

    private void repeat() {
        if (!good.isEmpty()) {
            send(good.get(random.nextInt(good.size())));
        }
    }

    private void contradict() {
        if (!good.isEmpty()) {
            ObjectNode other = good.get(random.nextInt(good.size())).deepCopy();
            other.withObject("/usage").put("inputTokens", 1_000_000 + random.nextInt(1_000_000));
            send(other);
        }
    }

    /** An event that stands for one before, of either month, that nothing stands for yet. */
    private void correct() {
        if (good.isEmpty()) {
            return;
        }
        ObjectNode first = good.remove(random.nextInt(good.size()));
        UUID id = uuid();
        ObjectNode correction = first.deepCopy();
        correction
                .put("eventId", id.toString())
                .put("corrects", first.get("eventId").asText());
        correction.put("revision", first.get("revision").asInt() + 1);
        correction.withObject("/usage").put("outputTokens", random.nextInt(1_000));
        sendGood(correction);
    }

    private void sendGood(ObjectNode event) {
        if (!event.get("accountId").asText().equals(LATECOMER)) {
            good.add(event);
        }
        priced++;
        send(event);
    }

    private ObjectNode event(String account) {
        Instant at = random.nextBoolean()
                ? Instant.now().truncatedTo(ChronoUnit.SECONDS)
                : lastMonth.atDay(1 + random.nextInt(28)).atTime(12, 0).toInstant(ZoneOffset.UTC);
        return parse(EVENT.formatted(uuid(), account, random.nextInt(10_000), random.nextInt(2_000), at));
    }

    private static ObjectNode altered(ObjectNode event, String field, String value) {
        return event.put(field, value);
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private void send(JsonNode event) {
        send(event.path("accountId").asText(), event.toString().getBytes(StandardCharsets.UTF_8));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what does not arrive is missed at the end
    private void send(String key, byte @Nullable [] value) {
        records++;
        kafka.send(new ProducerRecord<>("usage.recorded", key, value));
    }

    private static ObjectNode parse(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        stop();
        kafka.close();
    }
}
